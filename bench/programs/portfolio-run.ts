import { runOnce } from "graphile-worker";
import { connect } from "@/db/client";
import { requestPortfolioRun } from "@/db/commands/request-portfolio-run";
import { emptyDatabase } from "@/db/embedded/empty-database";
import { findPortfolioProgress, findPortfolioRun } from "@/db/queries/list-portfolio-runs";
import { bindTasks } from "@/jobs/task";
import { runPortfolioTask } from "@/jobs/tasks/run-portfolio";
import { warningLogger } from "@/jobs/warning-logger";
import type { Actor } from "@/lib/domain/actor";
import { runProgram } from "../run-program";

// Usage: see bench/README.md. On the server of DATABASE_URL: makes a scratch database of so many phases, lets the worker's own task sum them, and
// prints seconds, memory at each quarter of the sites, and how many different states of progress could be seen from outside.
const phases = Number(process.argv[2] ?? 10_000);
const draws = Number(process.argv[3] ?? 16_384);
const LOOK_EVERY_MS = 100;
const AS_OF = "2026-11-22";
const actor: Actor = { kind: "system", name: "bench" };

const url = await emptyDatabase(process.env.DATABASE_URL ?? "", "leadtime_portfolio_bench");
process.env.DATABASE_URL = url;
process.env.LEADTIME_TODAY = AS_OF;
const filled = await runProgram<{ sites: number; phases: number }>("fill-portfolio.ts", `${phases}`);

const { db, close } = connect(url, { max: 3 });
const asked = await requestPortfolioRun(
  db,
  actor,
  { scope: { kind: "all" }, firstYear: 2026, years: 15, draws },
  { asOfOn: AS_OF },
);
if (!asked.ok) throw new Error(JSON.stringify(asked.failure));
const { id } = asked.value;

const megabytes = () => Math.round(process.memoryUsage.rss() / 2 ** 20);
const seen = new Set<number>();
const memory: { share: number; megabytes: number; peakMegabytes: number }[] = [];
let isLooking = false;
const timer = setInterval(async () => {
  if (isLooking) return;
  isLooking = true;
  const progress = await findPortfolioProgress(db, id);
  isLooking = false;
  if (!progress || progress.state === "queued") return;
  seen.add(progress.done);
  const quarter = Math.floor((4 * progress.done) / progress.siteCount);
  if (quarter >= 1 && quarter > memory.length) note(quarter / 4);
}, LOOK_EVERY_MS);
const note = (share: number) =>
  memory.push({ share, megabytes: megabytes(), peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024) });

const before = megabytes();
const processor = process.cpuUsage();
const begun = performance.now();
await runOnce({
  connectionString: url,
  noHandleSignals: true,
  logger: warningLogger((line) => process.stderr.write(`${line}\n`)),
  taskList: bindTasks([runPortfolioTask], { db, actor, log: () => {} }),
});
const seconds = (performance.now() - begun) / 1000;
const { user, system } = process.cpuUsage(processor);
clearInterval(timer);
while (memory.length < 4) note((memory.length + 1) / 4);
const run = await findPortfolioRun(db, id);
await close();
const report = {
  ...filled,
  draws,
  state: run?.state,
  message: run?.message,
  seconds: Math.round(seconds * 10) / 10,
  processorSeconds: Math.round((user + system) / 100_000) / 10,
  megabytesBefore: before,
  memory,
  progressSeen: seen.size,
  inputHash: run?.inputHash,
  coverage: run?.figures?.coverage,
};
process.stdout.write(`${JSON.stringify(report)}\n`);
process.exitCode = run?.state === "done" ? 0 : 1;
