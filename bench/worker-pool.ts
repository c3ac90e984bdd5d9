import path from "node:path";
import { Worker } from "node:worker_threads";

/** Sites handed to a thread at a time: few enough that no thread waits long for the last. */
const SITES_AT_A_TIME = 5;

/** Threads that forecast sites, each site once. */
export type WorkerPool = {
  /** Forecasts the sites on the first `threads` threads and combines their digests, whatever the order in which they came. */
  run(sites: readonly number[], threads: number): Promise<string>;
  stop(): Promise<void>;
};

/** Starts `threads` threads. They load the engine on their first list of sites. */
export function startWorkerPool(threads: number): WorkerPool {
  const workers = Array.from(
    { length: threads },
    () => new Worker(path.join(import.meta.dirname, "programs/thread.mjs")),
  );
  return {
    run: async (sites, count) => {
      const digests: string[] = [];
      let next = 0;
      const serve = async (worker: Worker) => {
        while (next < sites.length) {
          const list = sites.slice(next, next + SITES_AT_A_TIME);
          next += list.length;
          digests.push(...(await answerOf(worker, list)));
        }
      };
      await Promise.all(workers.slice(0, count).map(serve));
      if (digests.length !== sites.length) throw new Error(`expected ${sites.length} digests, got ${digests.length}`);
      return combined(digests);
    },
    stop: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

function answerOf(worker: Worker, sites: number[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const settle = (then: () => void) => {
      worker.off("message", onMessage);
      worker.off("error", onError);
      then();
    };
    const onMessage = (digests: string[]) => settle(() => resolve(digests));
    const onError = (error: Error) => settle(() => reject(error));
    worker.on("message", onMessage);
    worker.on("error", onError);
    worker.postMessage(sites);
  });
}

/** One digest of a set of digests: their sum modulo 2⁶⁴. */
export function combined(digests: readonly string[]): string {
  const sum = digests.reduce((total, digest) => BigInt.asUintN(64, total + BigInt(`0x${digest}`)), 0n);
  return sum.toString(16).padStart(16, "0");
}
