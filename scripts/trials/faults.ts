import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { faults } from "@/lib/schedule/faults/faults";
import type { Trial } from "./trial";

const CONFIG = fileURLToPath(new URL("faults.config.ts", import.meta.url));
const VITEST = fileURLToPath(new URL("../../node_modules/vitest/vitest.mjs", import.meta.url));

/** Every choice of the schedule's construction undone, one at a time: the tests of its properties must notice each. */
export const faultsTrial: Trial = {
  name: "faults",
  unit: "faults planted in the schedule, each noticed by the property that rests on it",
  count: faults.length,
  batch: 1,
  begin: async () => async (from, to) => {
    for (const [i, { name, breaks }] of [...faults.entries()].slice(from, to)) {
      const args = [VITEST, "run", "--config", CONFIG];
      const { status, stdout, stderr } = spawnSync(process.execPath, args, {
        env: { ...process.env, FAULT: `${i}`, NO_COLOR: "1" },
        encoding: "utf8",
        maxBuffer: 2 ** 28,
      });
      const printed = `${stdout}\n${stderr}`;
      if (status === 0) throw new Error(`${name}: no test failed`);
      if (!printed.includes(breaks))
        throw new Error(`${name}: expected "${breaks}" to fail, got:\n${printed.slice(0, 4_000)}`);
    }
    return undefined;
  },
};
