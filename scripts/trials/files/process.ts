import { Worker } from "node:worker_threads";
import { openFiles } from "@/db/importing/open-files";
import { planTable } from "@/db/importing/read-table";
import { zipBombs } from "@/db/testing/zip-bombs";
import type { FilesReport, FilesTask } from "./thread";

// Run as a child by the trial of files: reads its cases in the threads of this one process.
// Usage: process.ts FROM TO   reads the files of these numbers, to repeat one that failed: process.ts 123 124
// The last line is JSON: the slowest file and bomb in milliseconds, and the most memory that the process held.
const THREADS = 2;
const HANGS_AFTER_S = 300;
const THREAD = new URL("./thread.ts", import.meta.url).href;
const [from = 0, to = 0] = process.argv.slice(2).map(Number);

const at = new Int32Array(new SharedArrayBuffer(4 * THREADS));
const repeat = (thread: number) =>
  `node --import tsx scripts/trials/files/process.ts ${at[thread]} ${Number(at[thread]) + 1}`;

function readIn(thread: number): Promise<Exclude<FilesReport, { failed: string }>> {
  const load = `import("tsx/esm/api").then(({ register }) => (register(), import(${JSON.stringify(THREAD)})))`;
  const task: FilesTask = { from: from + thread, to, step: THREADS, at, thread };
  const worker = new Worker(load, { eval: true, execArgv: [], workerData: task });
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => reject(new Error(`${reason}; repeat: ${repeat(thread)}`));
    const watch = { at: -1, since: Date.now() };
    setInterval(() => {
      if (watch.at !== at[thread]) Object.assign(watch, { at: at[thread], since: Date.now() });
      else if (Date.now() - watch.since > HANGS_AFTER_S * 1_000) fail(`hangs for ${HANGS_AFTER_S} s`);
    }, 1_000).unref();
    worker.once("message", (report: FilesReport) => ("failed" in report ? fail(report.failed) : resolve(report)));
    worker.once("error", (error) => fail(`broke: ${error.stack ?? error}`));
    worker.once("exit", (code) => fail(`the thread ended with ${code}`));
  });
}

/** The milliseconds that all threads computed to refuse the slowest bomb; each is tried once before, so that it is compiled. */
async function timeBombs(): Promise<number> {
  const times: { name: string; ms: number }[] = [];
  for (const { name, make } of [...zipBombs, ...zipBombs]) {
    const bytes = make();
    const begun = process.cpuUsage();
    const opened = await openFiles([{ name, bytes }]);
    for (const sheet of opened.files.flatMap(({ sheets }) => sheets)) await planTable(sheet);
    const { user, system } = process.cpuUsage(begun);
    times.push({ name, ms: (user + system) / 1_000 });
    await opened.close();
  }
  const second = times.slice(zipBombs.length);
  console.log(`refused: ${second.map(({ name, ms }) => `${name} in ${ms.toFixed(1)} ms`).join(", ")}`);
  return Math.max(...second.map(({ ms }) => ms));
}

const threads = Array.from({ length: Math.min(THREADS, to - from) }, (_, thread) => readIn(thread));
const reports = await Promise.all(threads).catch((error: unknown) => {
  console.log(error instanceof Error ? error.message : error);
  process.exit(1);
});
const [slowest] = reports.sort((a, b) => b.slowestMs - a.slowestMs);
console.log(`slowest: ${slowest?.slowest}`);
// Before the bombs are made, which takes more memory than to refuse them.
const megabytes = process.resourceUsage().maxRSS / 1_000;
const bombMs = await timeBombs();
console.log(JSON.stringify({ slowestMs: slowest?.slowestMs ?? 0, bombMs, megabytes }));
process.exit(0);
