import { readFileSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { caseMaker } from "./cases";
import { readToEnd } from "./read-to-end";

/** What a thread of the trial of files is given: which cases, and where it writes down the one that it is at. */
export type FilesTask = { from: number; to: number; step: number; at: Int32Array<SharedArrayBuffer>; thread: number };
export type FilesReport = { slowestMs: number; slowest: string } | { failed: string };

const MOST_MS = 2_000;

/** The time that this thread has computed; where the system does not count it, the time that has passed. */
function ownMilliseconds(): number {
  if (process.platform !== "linux") return performance.now();
  return Number(readFileSync("/proc/thread-self/schedstat", "utf8").split(" ")[0]) / 1_000_000;
}

async function work({ from, to, step, at, thread }: FilesTask): Promise<FilesReport> {
  const make = await caseMaker();
  let [slowestMs, slowest] = [0, ""];
  for (let number = from; number < to; number += step) {
    Atomics.store(at, thread, number);
    const { name, what, bytes } = make(number);
    const title = `file ${number} (${name}, ${bytes.length} bytes, ${what})`;
    const begun = ownMilliseconds();
    try {
      await readToEnd({ name, bytes });
    } catch (error) {
      // One that is repeated alone shows where it breaks.
      if (to - from === 1) throw error;
      return { failed: `${title}: ${error instanceof Error ? error.message : error}` };
    }
    const ms = ownMilliseconds() - begun;
    if (ms > MOST_MS) return { failed: `${title}: took ${Math.round(ms)} ms` };
    if (ms > slowestMs) [slowestMs, slowest] = [ms, title];
  }
  return { slowestMs, slowest };
}

parentPort?.postMessage(await work(workerData as FilesTask));
