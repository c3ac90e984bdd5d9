import { chown } from "node:fs/promises";
import { readIfThere } from "./files";

/** The user that runs PostgreSQL: null means the present one. */
export type ServerUser = { uid: number; gid: number } | null;

/** PostgreSQL refuses to run as root, so root runs it as `nobody`. */
export async function findServerUser(): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return null;
  if (process.platform === "darwin") {
    throw new Error("PostgreSQL does not run as root: start Leadtime as an ordinary user, or set DATABASE_URL.");
  }
  const entry = (await readIfThere("/etc/passwd"))?.split("\n").find((line) => line.startsWith("nobody:"));
  const [uid = 65534, gid = 65534] = entry?.split(":").slice(2, 4).map(Number) ?? [];
  return { uid, gid };
}

/** Hands a file or folder to the user that runs PostgreSQL. */
export async function giveTo(user: ServerUser, file: string): Promise<void> {
  if (user) await chown(file, user.uid, user.gid);
}
