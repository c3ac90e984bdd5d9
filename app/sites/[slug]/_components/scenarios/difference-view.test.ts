import { describe, expect, it } from "vitest";
import type { PhaseDifference, ScenarioFigure } from "@/lib/assessment/compare-scenarios";
import type { FigureDifference } from "@/lib/scenarios/scenario-difference";
import { causeBars, figureRows, groupsOf } from "./difference-view";

const unknown: FigureDifference = { from: null, to: null, change: null, causes: null };
const later: FigureDifference = {
  from: 100,
  to: 130,
  change: 30,
  causes: [
    { group: "durations", change: 40 },
    { group: "own-silicon", change: -10 },
    { group: "money", change: 0 },
  ],
};

function phase(known: Partial<Record<ScenarioFigure, FigureDifference>>): PhaseDifference {
  const figures = {
    p50Day: unknown,
    p80Day: unknown,
    cancelledShare: unknown,
    strandedShare: unknown,
    shortOfBasePlanShare: unknown,
    meanLossShare: unknown,
    expectedLossUsd: unknown,
    worthShare: unknown,
    worthUsd: unknown,
  };
  return { phaseId: 1, figures: { ...figures, ...known } };
}

describe("a phase under two scenarios", () => {
  it("shows worth in dollars where they are known, else as a share of the capital", () => {
    const last = (one: PhaseDifference) => figureRows(one).at(-1)?.figure;
    expect(last(phase({ worthUsd: { ...unknown, to: 5 } }))).toBe("worthUsd");
    expect(last(phase({}))).toBe("worthShare");
    expect(figureRows(phase({}))).toHaveLength(6);
  });

  it("draws causes from a common zero, whose widths are as their changes, and leaves out those that add nothing", () => {
    const drawn = causeBars(later);
    expect(drawn?.zero).toBeCloseTo(20);
    expect(drawn?.bars.map(({ group }) => group)).toEqual(["durations", "own-silicon"]);
    expect(drawn?.bars[0]).toMatchObject({ left: 20, width: 80 });
    expect(drawn?.bars[1]?.left).toBeCloseTo(0);
    expect(drawn?.bars[1]?.width).toBeCloseTo(20);
  });

  it("draws nothing where causes are unknown or nothing changes", () => {
    expect(causeBars(unknown)).toBeNull();
    expect(causeBars({ ...later, causes: [{ group: "money", change: 0 }] })).toBeNull();
  });

  it("names every group that a figure has, once", () => {
    expect(groupsOf(figureRows(phase({ p50Day: later, p80Day: later })))).toEqual([
      "durations",
      "own-silicon",
      "money",
    ]);
  });
});
