import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { countTests } from "./test-counts";

describe("countTests", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), "leadtime-counts-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const report = (name: string, content: object) => writeFile(path.join(folder, name), JSON.stringify(content));

  it("adds vitest and Playwright, and counts a file that did not load as a failure", async () => {
    await report("vitest-1.json", { numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, success: true });
    await report("vitest-2.json", { numPassedTests: 2, numFailedTests: 0, numPendingTests: 0, success: false });
    await report("playwright.json", { stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 0 } });
    expect(await countTests(folder, { vitest: 2, playwright: 1 })).toEqual({ passed: 11, failed: 2, skipped: 1 });
  });

  it("refuses to count when a report is missing or odd", async () => {
    await expect(countTests(folder, { vitest: 1, playwright: 0 })).rejects.toThrow("Cannot count");
    await report("vitest-1.json", { success: true });
    await expect(countTests(folder, { vitest: 1, playwright: 0 })).rejects.toThrow("odd");
  });
});
