import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** Whether a process with this id runs, whoever it belongs to. A killed process nobody has collected yet does not run. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return linuxStat(pid)?.state !== "Z";
}

/** Names a running process so that a later one with the same id is told apart (on Linux; elsewhere the id alone). */
export function processName(pid: number): string {
  return `${pid} ${linuxStat(pid)?.startTime ?? ""}`.trim();
}

/** Whether the process that `processName` described still runs. */
export function isStillRunning(name: string): boolean {
  const pid = Number(name.split(" ")[0]);
  return isAlive(pid) && processName(pid) === name.trim();
}

/** False only when we can see that the process is some other program. */
export function mayBePostgres(pid: number): boolean {
  const commandLine = readProc(pid, "cmdline");
  return commandLine === null || commandLine.includes("postgres");
}

/** The parent of a process and the command it was started with (Linux only; else null). */
export function parentOf(pid: number): { parent: number; command: string } | null {
  const stat = linuxStat(pid);
  return stat && { parent: stat.parent, command: readProc(pid, "cmdline")?.replaceAll("\0", " ") ?? "" };
}

/** Whether any process works in this folder, as every process of a PostgreSQL server does (Linux only; else false). */
export function someoneWorksIn(folder: string): boolean {
  if (process.platform !== "linux") return false;
  return readdirSync("/proc").some((pid) => {
    try {
      return /^\d+$/.test(pid) && readlinkSync(`/proc/${pid}/cwd`) === folder;
    } catch {
      return false;
    }
  });
}

function linuxStat(pid: number): { state: string; parent: number; startTime: string } | null {
  const text = readProc(pid, "stat");
  if (text === null) return null;
  // The program's name stands in brackets and may hold blanks: count the fields after it.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return { state: fields[0] ?? "", parent: Number(fields[1]), startTime: fields[19] ?? "" };
}

function readProc(pid: number, file: string): string | null {
  if (process.platform !== "linux") return null;
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return null;
  }
}
