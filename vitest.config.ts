import path from "node:path";
import { defineConfig } from "vitest/config";

const shared = { resolve: { alias: { "@": import.meta.dirname } } };
const exclude = ["**/node_modules/**", "**/.next/**", "**/.leadtime/**", "e2e/**"];
const setupFiles = [path.join(import.meta.dirname, "scripts/same-examples.ts")];
// Their verdict is about a whole process, or they mock modules that others load.
const databaseAlone = ["app/**/*.db.test.{ts,tsx}", "lib/what-if/never-writes.db.test.ts", "db/connection.db.test.ts"];
// Limits for what hangs, not for what is slow: the machine may be busy, and the first to ask makes the template.
const patience = { testTimeout: 300_000, hookTimeout: 300_000 };
// The server works while a test waits for it. Projects with the same number share their workers.
const maxWorkers = 2;
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
          // One load of the modules serves many files here too; a file that leaves its environment or its clock behind fails.
          isolate: false,
          setupFiles: [...setupFiles, path.join(import.meta.dirname, "scripts/nothing-left-behind.ts")],
          include: ["**/*.db.test.{ts,tsx}"],
          exclude: [...exclude, ...databaseAlone],
          maxWorkers,
          ...patience,
        },
      },
      {
        ...shared,
        test: { name: "db-alone", setupFiles, include: databaseAlone, exclude, maxWorkers, ...patience },
      },
      {
        ...shared,
        // The built app, served by the test itself.
        test: {
          name: "served",
          include: ["**/*.served.test.ts"],
          exclude,
          ...patience,
        },
      },
    ],
  },
});
