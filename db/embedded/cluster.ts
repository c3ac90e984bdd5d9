import { randomBytes, randomUUID } from "node:crypto";
import { readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { exists, makeFolder } from "./files";
import type { NativeBinaries } from "./native-binaries";
import { runProgram } from "./run-program";
import { giveTo, type ServerUser } from "./server-user";

/** The role that owns everything in the embedded database. */
export const ROLE = "leadtime";

/** The files of one embedded database server. */
export type Cluster = ReturnType<typeof clusterAt>;

/** Names the files of the server kept in `folder`. */
export function clusterAt(folder: string) {
  return {
    folder,
    data: path.join(folder, "pgdata"),
    password: path.join(folder, "password"),
    port: path.join(folder, "port"),
    log: path.join(folder, "server.log"),
    lock: path.join(folder, "start.lock"),
    serverUsers: path.join(folder, "holders"),
    pidFile: path.join(folder, "pgdata", "postmaster.pid"),
  };
}

// C.UTF-8 keeps Hangul and its trigrams; systems without it (older macOS) have the second; the last loses trigrams only.
const LOCALES = ["C.UTF-8", "en_US.UTF-8", "C"];

/**
 * Makes the data folder unless it is there. It is made under another name and moved into place when complete, so a
 * start that was killed in the middle leaves nothing that looks finished.
 * @returns whether it was made
 * @throws when what is there is of another PostgreSQL, or not whole
 */
export async function initialise(
  cluster: Cluster,
  binaries: NativeBinaries,
  user: ServerUser,
  log: (line: string) => void,
): Promise<boolean> {
  if (await exists(cluster.data)) {
    await requireWhole(cluster);
    await requireSameMajor(cluster, binaries);
    return false;
  }
  log("Creating the database");
  await writeFile(cluster.password, randomBytes(24).toString("hex"), { mode: 0o600 });
  await giveTo(user, cluster.password);
  await removeHalves(cluster);
  // A killed start's initdb may go on for a second: it must not write into our folder.
  const half = `${cluster.data}.half-${randomUUID()}`;
  let output = "";
  for (const locale of LOCALES) {
    const result = await runProgram(
      binaries.initdb,
      initdbArguments(half, cluster.password, locale),
      user,
      cluster.folder,
    );
    if (result.code === 0) {
      await rename(half, cluster.data);
      return true;
    }
    output = result.output;
    await removeHalves(cluster);
    if (!/invalid locale/i.test(output)) break;
  }
  throw new Error(explainInitdb(output));
}

/** Makes the folder which only the server's user may enter. */
export async function makeClusterFolder(cluster: Cluster, user: ServerUser): Promise<void> {
  if (!(await exists(cluster.folder))) {
    await makeFolder(cluster.folder, 0o700);
    await giveTo(user, cluster.folder);
  }
  await makeFolder(cluster.serverUsers, 0o700);
}

async function removeHalves({ folder, data }: Cluster): Promise<void> {
  const halves = (await readdir(folder)).filter((name) => name.startsWith(`${path.basename(data)}.half`));
  for (const name of halves) await rm(path.join(folder, name), { recursive: true, force: true, maxRetries: 3 });
}

function initdbArguments(data: string, passwordFile: string, locale: string): string[] {
  return [
    `--pgdata=${data}`,
    `--username=${ROLE}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    `--locale=${locale}`,
    "--data-checksums",
  ];
}

function explainInitdb(output: string): string {
  if (output.includes("could not look up effective user ID")) {
    return `User ${process.getuid?.()} has no entry in the list of users, which PostgreSQL needs: set DATABASE_URL, or run as another user.`;
  }
  const line = output.split("\n").find((text) => /error|fatal|cannot|loading shared/i.test(text)) ?? output.trim();
  return `Could not create the embedded database: ${line.trim() || "initdb printed nothing"}`;
}

/** A server would recreate some of these, or end with a line that does not say what to do. */
async function requireWhole(cluster: Cluster): Promise<void> {
  const parts = ["PG_VERSION", "global/pg_control", "base", "pg_wal", "postgresql.conf", "pg_hba.conf"];
  const files = [...parts.map((part) => path.join(cluster.data, part)), cluster.password];
  const found = await Promise.all(files.map(exists));
  const missing = files.filter((_, index) => !found[index]);
  if (missing.length === 0) return;
  throw new Error(
    `The database in ${cluster.folder} is not whole, ${missing.join(", ")} missing: bring back what is missing, or move ${cluster.data} away and restore a backup (npm run restore -- FILE).`,
  );
}

async function requireSameMajor(cluster: Cluster, binaries: NativeBinaries): Promise<void> {
  const made = (await readFile(path.join(cluster.data, "PG_VERSION"), "utf8")).trim();
  const ours = binaries.version.split(".")[0];
  if (made === ours) return;
  throw new Error(
    `The data in ${cluster.data} is of PostgreSQL ${made}, the installed one is ${ours}: with the Leadtime that made it run npm run backup -- FILE, move the folder away, then with this one npm run restore -- FILE.`,
  );
}
