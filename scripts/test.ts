import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { runChild } from "./child";
import { findOrInstallChromium } from "./chromium";
import { buildIfStale } from "./next-build";
import { type CommandContext, runCommand } from "./run-command";
import { countTests } from "./test-counts";

// Everything that must hold before a change is merged, cheapest first. Stops at the first failure with its exit code.
runCommand({ interruptedCode: 130 }, async (context) => {
  const CHROMIUM = findOrInstallChromium(context.log);
  const LEADTIME_REPORTS = await mkdtemp(path.join(os.tmpdir(), "leadtime-reports-"));
  context.onStop(() => rm(LEADTIME_REPORTS, { recursive: true, force: true }));
  const npm = (script: string) =>
    runChild(context, "npm", ["run", "-s", script], { env: { CHROMIUM, LEADTIME_REPORTS } });

  const steps: [name: string, run: () => Promise<number>][] = [
    ["verify", () => npm("verify")],
    ["migration drift", () => npm("db:drift")],
    ["database tests", () => npm("test:db")],
    ["build", () => buildIfStale(context).then(() => 0)],
    ["served app", () => npm("test:served")],
    ["browser tests", () => npm("test:e2e")],
    ["one per cent of the trials", () => npm("trials:one-percent")],
  ];
  const stages: string[] = [];
  for (const [name, run] of steps) {
    const { code, seconds } = await timed(context, name, run);
    stages.push(`${name} ${seconds} s`);
    if (code === 0) continue;
    await reportFailure(LEADTIME_REPORTS);
    console.error(`npm test stopped at: ${name} (exit code ${code})`);
    return code;
  }
  console.log(`Stages: ${stages.join(", ")}`);
  const counts = await countTests(LEADTIME_REPORTS, { vitest: 3, playwright: 1 });
  if (counts.skipped > 0) console.log(`${counts.skipped} skipped`);
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  return counts.failed === 0 && counts.passed > 0 ? 0 : 1;
});

async function timed(context: CommandContext, name: string, run: () => Promise<number>) {
  context.log(`== ${name}`);
  const begun = performance.now();
  const code = await run();
  const seconds = Math.round((performance.now() - begun) / 1000);
  context.log(`== ${name}: ${code === 0 ? "passed" : "FAILED"} in ${seconds} s`);
  return { code, seconds };
}

/** A failure that no test saw (a type error, say) must not end in a line that says "0 failed". */
async function reportFailure(reports: string): Promise<void> {
  const counts = await countTests(reports, { vitest: 0, playwright: 0 }).catch(() => null);
  if (counts && counts.failed > 0) console.log(`${counts.passed} passed, ${counts.failed} failed`);
}
