import { type ChildProcess, spawn } from "node:child_process";

/** A running child: `ended` gives its exit code, `stop` ends it and what it started. */
export type Child = { ended: Promise<number>; stop(): Promise<void> };

type ChildOptions = {
  env?: Record<string, string | undefined>;
  /** Receives what it prints, which is then not shown. */
  onOutput?: (text: string) => void;
  graceMs?: number;
};

/** Starts a program in a process group of its own, so that a Ctrl-C reaches us alone and we stop things in order. */
export function startChild(file: string, args: string[], options: ChildOptions = {}): Child {
  const child = spawn(file, args, {
    env: { ...process.env, ...options.env },
    stdio: ["ignore", options.onOutput ? "pipe" : "inherit", options.onOutput ? "pipe" : "inherit"],
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", options.onOutput ?? (() => {}));
  const ended = new Promise<number>((resolve, reject) => {
    child.once("error", (error) => reject(new Error(`Cannot run ${file}: ${error.message}`)));
    child.once("close", (code) => resolve(code ?? 1));
  });
  ended.catch(() => {});
  return { ended, stop: () => stopGroup(child, ended, options.graceMs ?? 5_000) };
}

/** Runs a program to its end and returns its exit code. */
export async function runChild(
  context: { onStop(stop: () => Promise<void>): void },
  file: string,
  args: string[],
  options: ChildOptions = {},
): Promise<number> {
  const child = startChild(file, args, options);
  context.onStop(child.stop);
  return child.ended;
}

async function stopGroup(child: ChildProcess, ended: Promise<number>, graceMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return;
  signalGroup(child, "SIGTERM");
  const force = setTimeout(() => signalGroup(child, "SIGKILL"), graceMs);
  await ended.catch(() => {});
  clearTimeout(force);
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (process.platform === "win32" || !child.pid) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It ended on its own in between.
  }
}
