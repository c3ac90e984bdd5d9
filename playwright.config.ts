import path from "node:path";
import { defineConfig } from "@playwright/test";
import { CHROMIUM_FLAGS } from "./scripts/chromium-flags";

const reports = process.env.LEADTIME_REPORTS;

// The apps are served by scripts/e2e.ts, one for each worker and spec file.
export default defineConfig({
  testDir: "e2e",
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // Limits for what hangs, not for what is slow: the machine may be busy.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: reports ? [["list"], ["json", { outputFile: path.join(reports, "playwright.json") }]] : [["list"]],
  use: {
    locale: "en-US",
    timezoneId: "UTC",
    trace: "retain-on-failure",
    launchOptions: { executablePath: process.env.CHROMIUM, args: CHROMIUM_FLAGS },
  },
});
