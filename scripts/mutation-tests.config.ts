import { defineConfig } from "vitest/config";

/** How Vitest runs for Stryker: one file of tests, written into the workspace by `mutation.ts`, as is a copy of this one. */
export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    include: ["lib/**/all.test.ts"],
    setupFiles: ["same-examples.ts"],
    testTimeout: 600_000,
    // Each mutant loads them again: as one file each, that takes a third less time.
    deps: { optimizer: { ssr: { enabled: true, include: ["date-fns", "fast-check", "zod"] } } },
  },
});
