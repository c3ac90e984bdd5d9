import { appendFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { stateFolder } from "@/db/embedded/state-folder";
import { TEST_TODAY } from "@/db/testing/test-day";
import { currentCommit } from "./current-commit";
import { type CommandContext, runCommand } from "./run-command";
import { claimsTrial } from "./trials/claims";
import { faultsTrial } from "./trials/faults";
import { filesTrial } from "./trials/files";
import { flagsTrial } from "./trials/flags";
import { importsTrial } from "./trials/imports";
import { killsTrial } from "./trials/kills";
import { pagesTrial } from "./trials/pages";
import { keepProgress, readProgress } from "./trials/progress";
import { propertiesTrial } from "./trials/properties";
import { schedulesTrial } from "./trials/schedules";
import type { Trial, Worst } from "./trials/trial";

const TABLE = "docs/trials.md";
const trials = [
  pagesTrial,
  propertiesTrial,
  claimsTrial,
  killsTrial,
  filesTrial,
  importsTrial,
  faultsTrial,
  schedulesTrial,
  flagsTrial,
];

// Usage: trials.ts [NAME]... [--record]   runs trials whole, at most half an hour each; one that was interrupted goes on where it was
//        trials.ts --one-percent          runs one case in a hundred of each, as `npm test` does
// --record appends the figures to docs/trials.md. Ends with 1 at the first case that fails.
runCommand({ interruptedCode: 130 }, async (context) => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { record: { type: "boolean", default: false }, "one-percent": { type: "boolean", default: false } },
  });
  const unknown = positionals.filter((name) => !trials.some((trial) => trial.name === name));
  if (unknown.length > 0)
    throw new Error(`expected one of ${trials.map(({ name }) => name).join(", ")}; got ${unknown.join(", ")}`);
  process.env.LEADTIME_TODAY = TEST_TODAY;
  const chosen = trials.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  for (const trial of chosen) {
    if (values["one-percent"]) await runOnePercent(context, trial);
    else await runWhole(context, trial, values.record);
  }
  return 0;
});

async function runOnePercent(context: CommandContext, trial: Trial): Promise<void> {
  if (trial.inTests) return context.log(`${trial.name}: ${trial.inTests}`);
  const run = await trial.begin(context);
  const count = Math.ceil(trial.count / 100);
  const worst = await run(0, count);
  context.log(`${trial.name}: ${figureOf(count, trial.unit, worst ?? {})}`);
}

async function runWhole(context: CommandContext, trial: Trial, isRecorded: boolean): Promise<void> {
  const { name, unit, count, batch } = trial;
  const folder = stateFolder(process.cwd());
  const commit = currentCommit();
  let { done, seconds, worst } = await readProgress(folder, name, commit);
  if (done > 0) context.log(`${name}: goes on after ${done} of ${count}`);
  const run = await trial.begin(context);
  while (done < count) {
    const begun = performance.now();
    const to = Math.min(count, done + batch);
    worst = worstOf(worst, (await run(done, to)) ?? {});
    done = to;
    seconds += (performance.now() - begun) / 1000;
    await keepProgress(folder, name, { commit, done, seconds, worst });
    context.log(`${name}: ${done} of ${count} ${unit}`);
  }
  const figure = figureOf(count, unit, worst);
  context.log(`${name}: ${figure}`);
  const day = new Date().toISOString().slice(0, 10);
  const minutes = (seconds / 60).toFixed(1);
  if (isRecorded) await appendFile(TABLE, `| ${name} | ${figure} | ${minutes} min | ${commit} | ${day} |\n`);
  await keepProgress(folder, name, null);
}

const worstOf = (before: Worst, now: Worst): Worst =>
  Object.fromEntries(
    Object.entries({ ...before, ...now }).map(([of, value]) => [of, Math.max(value, before[of] ?? 0)]),
  );

const figureOf = (count: number, unit: string, worst: Worst) =>
  [
    `${count.toLocaleString("en")} ${unit}, none failed`,
    ...Object.entries(worst).map(([of, value]) => `${Math.ceil(value)} ${of}`),
  ].join("; ");
