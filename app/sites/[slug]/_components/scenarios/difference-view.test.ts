import { describe, expect, it } from "vitest";
import type { PhaseDifference, ScenarioFigure } from "@/lib/assessment/compare-scenarios";
import type { FigureDifference } from "@/lib/scenarios/scenario-difference";
import { causeBars, effectOf, figureRows, groupsOf } from "./difference-view";

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
    delayCostShare: unknown,
    delayCostUsd: unknown,
    capitalAtRiskShare: unknown,
    capitalAtRiskUsd: unknown,
    belowZero: unknown,
    netPresentValueShare: unknown,
    netPresentValueUsd: unknown,
  };
  return { phaseId: 1, figures: { ...figures, ...known } };
}

describe("a phase under two scenarios", () => {
  it("shows each amount in dollars where they are known, else as a share of the capital", () => {
    const known = { ...unknown, to: 5 };
    const money = (of: PhaseDifference) => figureRows(of).flatMap(({ figure }, i) => (i < 3 ? [] : [figure]));
    expect(money(phase({ capitalAtRiskUsd: known, netPresentValueUsd: { ...unknown, from: 5 } }))).toEqual([
      "delayCostShare",
      "capitalAtRiskUsd",
      "belowZero",
      "netPresentValueUsd",
    ]);
    expect(money(phase({}))).toEqual(["delayCostShare", "capitalAtRiskShare", "belowZero", "netPresentValueShare"]);
    expect(money(phase({ delayCostUsd: known }))[0]).toBe("delayCostUsd");
    expect(figureRows(phase({}))).toHaveLength(7);
  });

  it("says what is better for the owner: earlier, fewer cancelled, less at risk, P(NPV < 0) lower, NPV higher", () => {
    const effect = (figure: ScenarioFigure, change: number | null) => effectOf(figure, { ...unknown, change });
    for (const figure of [
      "p50Day",
      "p80Day",
      "cancelledShare",
      "capitalAtRiskUsd",
      "capitalAtRiskShare",
      "belowZero",
    ] as const)
      expect([effect(figure, -30), effect(figure, 30)], figure).toEqual(["better", "worse"]);
    for (const figure of ["netPresentValueUsd", "netPresentValueShare"] as const)
      expect([effect(figure, -30), effect(figure, 30)], figure).toEqual(["worse", "better"]);
    for (const figure of ["delayCostUsd", "delayCostShare"] as const)
      expect([effect(figure, -30), effect(figure, 30)], figure).toEqual([null, null]);
  });

  it("calls nothing better or worse that is unknown or written as no change", () => {
    const effect = (figure: ScenarioFigure, change: number | null) => effectOf(figure, { ...unknown, change });
    expect([
      effect("p50Day", null),
      effect("p50Day", 0.4),
      effect("belowZero", 0.0004),
      effect("netPresentValueUsd", 0),
    ]).toEqual([null, null, null, null]);
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
