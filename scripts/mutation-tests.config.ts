import path from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The quickest test files first: what a mutant breaks it mostly breaks at once. */
class QuickestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { cache, config } = this.ctx;
    const duration = ({ moduleId, project }: TestSpecification) =>
      cache.getFileTestResults(`${project.name}:${path.relative(config.root, moduleId)}`)?.duration ?? 0;
    return [...files].sort((a, b) => duration(a) - duration(b) || (a.moduleId < b.moduleId ? -1 : 1));
  }
}

/** The unit tests of the mutated rooms, but for those that start processes or read files outside the repository. Copied into the workspace. */
export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    include: ["lib/**/*.test.ts"],
    exclude: ["lib/*/vectors.test.ts", "lib/forecast/{process,determinism,factors,properties,golden}.test.ts"],
    testTimeout: 60_000,
    setupFiles: ["mutation-examples.ts"],
    sequence: { sequencer: QuickestFirst },
  },
});
