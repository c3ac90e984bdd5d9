import { spawn } from "node:child_process";
import { open, realpath, rm, stat, truncate, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { askServer } from "./ask-server";
import type { Cluster } from "./cluster";
import { readIfThere } from "./files";
import { findFreePort } from "./free-port";
import { isAlive, mayBePostgres, someoneWorksIn } from "./live-process";
import type { NativeBinaries } from "./native-binaries";
import { explainSpawnError, runProgram, serverEnvironment } from "./run-program";
import type { ServerUser } from "./server-user";

const PATIENCE_MS = 60_000;
const LOG_LIMIT_BYTES = 10_000_000;

/** What is needed to start or stop a server. */
export type Launch = {
  cluster: Cluster;
  binaries: NativeBinaries;
  user: ServerUser;
  password: string;
  durable: boolean;
};

/**
 * Returns the port of a server that answers for this data folder: the one that runs already, else a new one. Waits
 * while it recovers from a crash or while an earlier one is still stopping.
 */
export async function bringUp(launch: Launch): Promise<{ port: number; adopted: boolean }> {
  const deadline = Date.now() + PATIENCE_MS;
  while (true) {
    const running = await findRunning(launch.cluster);
    if (running && (await becomesReady(launch, running, deadline))) return { port: running.port, adopted: true };
    const port = running ? null : await startServer(launch, deadline);
    if (port) return { port, adopted: false };
    if (Date.now() > deadline) throw new Error(`The embedded database does not start: see ${launch.cluster.log}`);
    await sleep(200);
  }
}

/** Stops the server, quickly but cleanly; after six seconds without a checkpoint, which costs a recovery at the next start. */
export async function shutDown({ cluster, binaries, user }: Launch): Promise<void> {
  const stop = ["stop", `--pgdata=${cluster.data}`, "--wait"];
  const fast = await runProgram(binaries.pgCtl, [...stop, "--mode=fast", "--timeout=6"], user, cluster.folder);
  if (fast.code === 0 || !(await findRunning(cluster))) return;
  await runProgram(binaries.pgCtl, [...stop, "--mode=immediate", "--timeout=2"], user, cluster.folder);
}

/** Reads postmaster.pid: null unless a live server wrote it. */
export async function findRunning(cluster: Cluster): Promise<{ pid: number; port: number } | null> {
  const text = await readIfThere(cluster.pidFile);
  if (text === null) return null;
  const lines = text.split("\n");
  const pid = Number(lines[0]);
  if (isAlive(pid) && mayBePostgres(pid)) return { pid, port: Number(lines[3]) || 0 };
  // PostgreSQL itself clears the file of a dead server, but not one whose number is still taken: by another program, or
  // by the dead server when nobody collects it (containers). A killed server's last processes must be gone by then.
  const folder = await realpath(cluster.data);
  if (isNumberTaken(pid) && !someoneWorksIn(folder)) await rm(cluster.pidFile, { force: true });
  return null;
}

function isNumberTaken(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function becomesReady(
  launch: Launch,
  running: { pid: number; port: number },
  deadline: number,
): Promise<boolean> {
  while (running.port > 0 && isAlive(running.pid) && Date.now() < deadline) {
    const answer = await askServer({ port: running.port, password: launch.password });
    if (answer.state === "ready") return (await realpath(answer.dataFolder)) === (await realpath(launch.cluster.data));
    if (answer.state === "foreign") {
      throw new Error(
        `A PostgreSQL on port ${running.port} does not accept the password in ${launch.cluster.password}.`,
      );
    }
    await sleep(30);
  }
  return false;
}

/** Starts a server and returns its port, or null when the start is worth another try. */
async function startServer(launch: Launch, deadline: number): Promise<number | null> {
  const { cluster, binaries, user } = launch;
  const port = await findFreePort(Number(await readIfThere(cluster.port)) || 0);
  const logStart = await prepareLog(cluster.log);
  const log = await open(cluster.log, "a", 0o600);
  const child = spawn(binaries.postgres, serverArguments(launch, port), {
    ...user,
    cwd: cluster.folder,
    env: serverEnvironment(),
    stdio: ["ignore", log.fd, log.fd],
    // Own process group: a Ctrl-C reaches the launcher, which then stops things in order.
    detached: true,
    windowsHide: true,
  });
  const failed = new Promise<Error | null>((resolve) => {
    child.once("error", (error) => resolve(explainSpawnError(error, binaries.postgres, user)));
    child.once("exit", () => resolve(null));
  });
  child.unref();
  await log.close();
  const ready = becomesReady(launch, { pid: child.pid ?? 0, port }, deadline);
  const ended = await Promise.race([failed, ready.then((isReady) => isReady && "ready")]);
  if (ended === "ready") {
    await writeFile(cluster.port, String(port));
    return port;
  }
  if (ended instanceof Error) throw ended;
  const said = ((await readIfThere(cluster.log)) ?? "").slice(logStart);
  // The killed predecessor's last process still ends, or somebody took the port in between.
  if (/pre-existing shared memory|could not bind|already exists/.test(said)) return null;
  throw new Error(
    `The embedded database did not start: ${said.match(/(?:FATAL|PANIC): .*/)?.[0] ?? `see ${cluster.log}`}`,
  );
}

function serverArguments({ cluster, durable }: Launch, port: number): string[] {
  const settings = {
    listen_addresses: "127.0.0.1",
    port,
    // A socket file fails on shared folders and long paths, and nobody needs it.
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    ...(durable ? {} : { fsync: "off", full_page_writes: "off", synchronous_commit: "off" }),
  };
  return ["-D", cluster.data, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}

/** The length of the log so far; a very long one starts again. */
async function prepareLog(file: string): Promise<number> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size < LOG_LIMIT_BYTES) return ((await readIfThere(file)) ?? "").length;
  await truncate(file);
  return 0;
}
