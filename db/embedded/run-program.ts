import { spawn } from "node:child_process";
import type { ServerUser } from "./server-user";

/** How a program ended, with everything it printed. */
export type ProgramResult = { code: number | null; output: string };

/** Runs one of PostgreSQL's programs to its end, as the server's user and from a folder that user may enter. */
export function runProgram(file: string, args: string[], user: ServerUser, cwd: string): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      ...user,
      cwd,
      env: serverEnvironment(),
      stdio: ["ignore", "pipe", "pipe"],
      // A Ctrl-C in the terminal must not end an initdb in the middle; the caller decides.
      detached: process.platform !== "win32",
      windowsHide: true,
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.once("error", (error) => reject(explainSpawnError(error, file, user)));
    child.once("close", (code) => resolve({ code, output }));
  });
}

/** The caller's PG* and LC_* variables must not reach the server. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TMPDIR, TEMP } = process.env;
  return { PATH, SystemRoot, TMPDIR, TEMP, NODE_ENV: process.env.NODE_ENV };
}

/** Turns a failure to start a program into one line that says what to do. */
export function explainSpawnError(error: Error, file: string, user: ServerUser): Error {
  const code = (error as NodeJS.ErrnoException).code;
  if (user && code === "EACCES") {
    return new Error(
      `User ${user.uid} (nobody) cannot reach ${file}: set LEADTIME_STATE to a folder outside any private home.`,
    );
  }
  if (user && code === "EPERM") {
    return new Error(
      "This root may not switch to another user: start Leadtime as an ordinary user, or set DATABASE_URL.",
    );
  }
  return new Error(`Cannot run ${file} (${code ?? error.message}): set DATABASE_URL to use another PostgreSQL.`);
}
