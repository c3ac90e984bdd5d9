import { access, chmod, mkdir, readFile } from "node:fs/promises";
import path from "node:path";

/** Whether something lies at `file`. */
export async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** The text of a file, or null when there is none. */
export async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** Makes a folder and the folders above it; a refusal becomes a message that says what to set. */
export async function makeFolder(folder: string, mode = 0o755): Promise<void> {
  try {
    const first = await mkdir(folder, { recursive: true });
    if (!first) return;
    // A strict umask must not shut out the user that runs the server.
    for (let made = folder; made.length >= first.length; made = path.dirname(made)) await chmod(made, mode);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new Error(`Cannot make the folder ${folder} (${code}): set LEADTIME_STATE to a folder this user may write.`);
  }
}
