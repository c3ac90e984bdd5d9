import path from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = path.join(import.meta.dirname, "../..");
const manyExamples = fileURLToPath(new URL("many-examples.ts", import.meta.url));

export default defineConfig({
  root,
  resolve: { alias: { "@": root } },
  plugins: [
    {
      name: "many-examples",
      enforce: "pre",
      resolveId: (source, importer) => (source === "fast-check" && importer !== manyExamples ? manyExamples : null),
    },
  ],
  test: { include: ["**/*.test.{ts,tsx}"], exclude: ["**/node_modules/**"], testTimeout: 1_800_000 },
});
