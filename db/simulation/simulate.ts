import { Worker } from "node:worker_threads";
import type { TaskInput, TaskName, TaskOutput } from "./tasks";
import { createThreadPool, type RunOptions, type ThreadPool } from "./thread-pool";

const THREADS = 2;
const MOST_WAITING = 200;
const THREAD = new URL("./thread.ts", import.meta.url).href;

/** One pool a process, also where a bundler loads this file more than once. */
const holder = globalThis as { leadtimeThreads?: ThreadPool };

/**
 * Simulates in one of the process's two threads: the thread that calls stays free for other requests.
 * @param input plain data; it is copied
 * @param options.signal ends the task, whether it waits or runs; only for a result that nobody else waits for
 * @throws as `ThreadPool.run`
 */
export async function simulate<Name extends TaskName>(
  name: Name,
  input: TaskInput<Name>,
  options: RunOptions = {},
): Promise<TaskOutput<Name>> {
  holder.leadtimeThreads ??= createThreadPool({ threads: THREADS, mostWaiting: MOST_WAITING, start: startThread });
  return (await holder.leadtimeThreads.run({ name, input }, options)) as TaskOutput<Name>;
}

/** Next bundles the thread's file where it finds this very expression; elsewhere the thread loads it as TypeScript. */
function startThread(): Worker {
  if (process.env.NEXT_RUNTIME) return new Worker(new URL("./thread.ts", import.meta.url), { execArgv: [] });
  // Threads do not inherit the TypeScript loader of the main program in every Node version.
  const load = `import("tsx/esm/api").then(({ register }) => (register(), import(${JSON.stringify(THREAD)})))`;
  return new Worker(load, { eval: true, execArgv: [] });
}
