import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Distribution, forecast, type Network, type Node, type SlipModel } from "@/lib/forecast";
import { slipClass } from "@/lib/forecast/slip";
import { stretchNode, stretchSlip } from "./stretch";

const AS_OF = 20_000;

const slip: SlipModel = {
  intercept: 1.2,
  hSlope: 0.8,
  offsetDays: 30,
  ageSlope: 0.1,
  sigma: 0.5,
  capFromDays: 730,
  capRatio: 1.75,
  overdue: { medianDays: 151, sigma: 1 },
};

const durations: Distribution[] = [
  { kind: "point", days: 90 },
  { kind: "lognormal", medianDays: 300, sigma: 0.5, contaminated: true },
  { kind: "shifted-lognormal", shiftDays: 40, medianDays: 300, sigma: 0.5 },
  { kind: "two-piece-lognormal", p10Days: 200, p50Days: 300, p90Days: 700 },
  { kind: "log-logistic", medianDays: 300, shape: 3 },
  { kind: "pert", lowDays: 100, modeDays: 200, highDays: 500 },
  { kind: "triangular", lowDays: 100, modeDays: 200, highDays: 500 },
  { kind: "interval", lowDays: 100, highDays: 500 },
];

function finishDays(duration: Distribution, factor: number): number[] {
  const task: Node = { kind: "task", id: "task", predecessors: [], drives: true, duration, loading: "part" };
  const network: Network = {
    siteKey: "site",
    operatorKey: "operator",
    zoneKey: "zone",
    nodes: [stretchNode(task, factor) ?? task],
    targets: [{ id: "1", node: "task", decisionNodes: [], hazard: [], announcedDay: null }],
  };
  const result = forecast(network, { asOf: AS_OF, seed: 3, draws: 1024 });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return (result.forecast.targets[0]?.quantiles ?? []).map((day) => day - AS_OF);
}

describe("stretching", () => {
  it.each(durations)("multiplies every quantile of a $kind duration", (duration) => {
    const plain = finishDays(duration, 1);
    finishDays(duration, 2.5).forEach((days, i) => {
      expect(days / ((plain[i] as number) * 2.5)).toBeCloseTo(1, 9);
    });
  });

  it("multiplies the days until a stated date, early, late, capped or overdue", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -400, max: 6000 }),
        fc.double({ min: 0, max: 10, noNaN: true }),
        fc.double({ min: 0.1, max: 5, noNaN: true }),
        (statedDays, ageYears, factor) => {
          const plain = slipClass(slip, statedDays, ageYears);
          const longer = slipClass(stretchSlip(slip, factor), statedDays, ageYears);
          expect(longer.medianDays / (plain.medianDays * factor)).toBeCloseTo(1, 9);
          expect(longer.sigma).toBe(plain.sigma);
        },
      ),
    );
  });

  it("has nothing to stretch where a date is given", () => {
    const done: Node = { kind: "done", id: "d", predecessors: [], drives: true, earliestDay: 1, latestDay: 2 };
    expect(stretchNode(done, 2)).toBeNull();
  });
});
