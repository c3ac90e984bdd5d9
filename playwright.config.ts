import path from "node:path";
import { defineConfig } from "@playwright/test";
import { CHROMIUM_FLAGS } from "./scripts/chromium-flags";

const reports = process.env.LEADTIME_REPORTS;

// The app is served by scripts/e2e.ts, which sets BASE_URL and CHROMIUM.
export default defineConfig({
  testDir: "e2e",
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  reporter: reports ? [["list"], ["json", { outputFile: path.join(reports, "playwright.json") }]] : [["list"]],
  use: {
    baseURL: process.env.BASE_URL,
    locale: "en-US",
    timezoneId: "UTC",
    trace: "retain-on-failure",
    launchOptions: { executablePath: process.env.CHROMIUM, args: CHROMIUM_FLAGS },
  },
});
