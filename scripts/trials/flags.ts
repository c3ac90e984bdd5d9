import { fileURLToPath } from "node:url";
import { runChild } from "../child";
import type { Trial } from "./trial";

const TEST = "app/_flags/any-flags.test.tsx";
const VITEST = fileURLToPath(new URL("../../node_modules/vitest/vitest.mjs", import.meta.url));

/** The flags of sites of which the records say anything: each has its reason in numbers in both languages, and all hold together. */
export const flagsTrial: Trial = {
  name: "flags",
  unit: "sites with any records, each flag in words in both languages",
  count: 10_000,
  // As many as are drawn together; a thousand took longer than a test may on a busy machine.
  batch: 250,
  inTests: "the unit tests try ten sites",
  begin: async (context) => async (from, to) => {
    const args = [VITEST, "run", "--project", "unit", TEST];
    const env = { FLAG_SITES: `${from}-${to}` };
    const code = await runChild(context, process.execPath, args, { env });
    if (code !== 0) throw new Error(`FLAG_SITES=${from}-${to} ${TEST} failed, see above`);
    return undefined;
  },
};
