import path from "node:path";
import { defineConfig } from "vitest/config";

const shared = { resolve: { alias: { "@": import.meta.dirname } } };
const exclude = ["**/node_modules/**", "**/.next/**", "**/.leadtime/**", "e2e/**"];
const setupFiles = [path.join(import.meta.dirname, "scripts/same-examples.ts")];
const reports = process.env.LEADTIME_REPORTS;

export default defineConfig({
  test: {
    // `npm test` counts what passed from these files, one per run of vitest.
    reporters: reports
      ? ["default", ["json", { outputFile: path.join(reports, `vitest-${process.pid}.json`) }]]
      : ["default"],
    projects: [
      {
        ...shared,
        test: {
          name: "unit",
          setupFiles,
          // The code under test is pure, so one load of its modules serves many files, in half the time.
          isolate: false,
          maxWorkers: "100%",
          testTimeout: 300_000,
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...exclude, "**/*.db.test.{ts,tsx}", "**/*.served.test.ts"],
        },
      },
      {
        ...shared,
        test: {
          name: "db",
          setupFiles,
          include: ["**/*.db.test.{ts,tsx}"],
          exclude,
          // The server works while a test waits for it.
          maxWorkers: 2,
          // Limits for what hangs, not for what is slow: the machine may be busy, and the first to ask makes the template.
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        ...shared,
        // The built app, served by the test itself.
        test: {
          name: "served",
          include: ["**/*.served.test.ts"],
          exclude,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
