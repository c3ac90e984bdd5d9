import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { runChild } from "../child";
import type { Trial } from "./trial";

/** How many times its own number of examples a property is tried with. */
const TIMES = 100;
const CONFIG = fileURLToPath(new URL("properties.config.ts", import.meta.url));
const VITEST = fileURLToPath(new URL("../../node_modules/vitest/vitest.mjs", import.meta.url));

const isPropertyTest = (file: string) =>
  /\.test\.tsx?$/.test(file) &&
  !/\.db\.test\.ts$/.test(file) &&
  readFileSync(file, "utf8").includes('from "fast-check"');
const files = ["app", "lib", "scripts"]
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => path.join(folder, name)),
  )
  .filter(isPropertyTest)
  .sort();

/** Every property test of the unit tests with many more examples, other ones in every run; a failure prints its seed. */
export const propertiesTrial: Trial = {
  name: "properties",
  unit: `files of property tests with ${TIMES} times their examples`,
  count: files.length,
  batch: 1,
  inTests: "the unit tests run each property with its own number of examples",
  begin: async (context) => async (from, to) => {
    const args = [VITEST, "run", "--config", CONFIG, ...files.slice(from, to)];
    const code = await runChild(context, process.execPath, args, { env: { PROPERTY_TIMES: String(TIMES) } });
    if (code !== 0) throw new Error(`${files.slice(from, to).join(", ")} failed, see above`);
  },
};
