import { describe, expect, it } from "vitest";
import { disagreements } from "./agreement";
import { ASKED } from "./asked";
import { numpy } from "./cases/numpy";
import type { BenchLine } from "./line";
import { coldForecast } from "./network-forecast";
import { pythonsWithNumpy, startPartner } from "./partner";
import { siteNetwork } from "./site-network";

const [found] = pythonsWithNumpy();
if (!found) process.stdout.write("numpy partner not tested: no python3 with numpy\n");

describe("without numpy", () => {
  it("finds no partner, and reports the case as not run, with the reason", async () => {
    expect(pythonsWithNumpy(["/nonexistent/python3"])).toEqual([]);
    const lines: BenchLine[] = [];
    for await (const line of numpy({ quick: true, log: () => undefined }, [])) lines.push(line);
    expect(lines.map(({ name, median, pass }) => [name, median, pass])).toEqual([
      ["network engine, numpy, reuse", null, null],
      ["network engine, numpy, fresh", null, null],
    ]);
    for (const { note } of lines) expect(note).toMatch(/^not run: no python3 with numpy/);
  });
});

describe.skipIf(!found)("the numpy partner", () => {
  it("answers a network with the same nodes and agreeing outputs, fresh and with its scores kept", async () => {
    const partner = await startPartner(found?.python ?? "");
    try {
      const network = siteNetwork(2);
      const ours = coldForecast(network, 65_536);
      for (const mode of ["fresh", "reuse"] as const) {
        const answer = await partner.ask({
          network,
          asOf: ASKED.asOfDay,
          draws: 65_536,
          seed: ASKED.seed,
          mode,
          full: true,
        });
        expect(answer.nodes?.map(({ id }) => id).sort()).toEqual(network.nodes.map(({ id }) => id).sort());
        expect(answer.milliseconds).toBeGreaterThan(0);
        expect(disagreements(ours, answer)).toEqual([]);
      }
    } finally {
      partner.stop();
    }
  }, 30_000);
});
