import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * Runs one of the benchmark's own programs in a process of its own and reads the JSON of its last line.
 * @throws when it fails or prints something else
 */
export async function runProgram<T>(file: string, ...args: string[]): Promise<T> {
  const { stdout } = await run(process.execPath, [
    "--import",
    "tsx",
    path.join(import.meta.dirname, "programs", file),
    ...args,
  ]);
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as T;
}
