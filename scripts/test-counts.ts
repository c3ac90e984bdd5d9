import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** How many tests ended how. */
export type TestCounts = { passed: number; failed: number; skipped: number };

type VitestReport = { numPassedTests: number; numFailedTests: number; numPendingTests: number; success: boolean };
type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number; skipped: number } };

/**
 * Adds up the reports which vitest and Playwright wrote into `folder`.
 * @param wanted how many reports of each must be there
 * @throws when one is missing or unreadable: a run that was not counted is not a passed run
 */
export async function countTests(folder: string, wanted: { vitest: number; playwright: number }): Promise<TestCounts> {
  const names = await readdir(folder);
  const vitest = await readAll<VitestReport>(
    folder,
    names.filter((name) => name.startsWith("vitest")),
  );
  const playwright = await readAll<PlaywrightReport>(
    folder,
    names.filter((name) => name.startsWith("playwright")),
  );
  if (vitest.length < wanted.vitest || playwright.length < wanted.playwright) {
    throw new Error(`Cannot count the tests: ${vitest.length} reports of vitest, ${playwright.length} of Playwright.`);
  }
  const counts: TestCounts = { passed: 0, failed: 0, skipped: 0 };
  for (const report of vitest) {
    counts.passed += report.numPassedTests;
    // A file that does not load fails without a failed test in it.
    counts.failed += report.numFailedTests || (report.success ? 0 : 1);
    counts.skipped += report.numPendingTests;
  }
  for (const { stats } of playwright) {
    counts.passed += stats.expected + stats.flaky;
    counts.failed += stats.unexpected;
    counts.skipped += stats.skipped;
  }
  if (Object.values(counts).some((count) => !Number.isInteger(count)))
    throw new Error("Cannot count the tests: a report is odd.");
  return counts;
}

async function readAll<Report>(folder: string, names: string[]): Promise<Report[]> {
  return Promise.all(names.map(async (name) => JSON.parse(await readFile(path.join(folder, name), "utf8")) as Report));
}
