import { availableParallelism } from "node:os";
import { startWorkerPool } from "../worker-pool";

/** What the program prints: the whole time, the most memory the process ever held, and the digest of all outputs. */
export type PortfolioResult = {
  sites: number;
  threads: number;
  milliseconds: number;
  peakMegabytes: number;
  digest: string;
};

// A program of its own, so that its memory is its own: forecasts as many distinct sites as asked for, on all cores.
const sites = Number(process.argv[2]);
const threads = availableParallelism();
const begin = performance.now();
const pool = startWorkerPool(threads);
const digest = await pool.run(
  Array.from({ length: sites }, (_, index) => index),
  threads,
);
await pool.stop();
const result: PortfolioResult = {
  sites,
  threads,
  milliseconds: performance.now() - begin,
  peakMegabytes: process.resourceUsage().maxRSS / 1024,
  digest,
};
process.stdout.write(`${JSON.stringify(result)}\n`);
