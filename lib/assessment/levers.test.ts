import { describe, expect, it } from "vitest";
import { leverBars, leversOf } from "./levers";
import type { GateAssessment } from "./types";

const gate = (nodeId: string, days: [number, number, number, number] | null | undefined) => {
  const [shorterByFifth, doneToday, atP10, atP90] = days ?? [0, 0, 0, 0];
  const daysBought = days ? { shorterByFifth, doneToday, atP10, atP90 } : days;
  return { nodeId, valueOfKnowingDays: 5, ...(daysBought === undefined ? {} : { daysBought }) } as GateAssessment;
};

describe("what could be done about the date", () => {
  it("lists what moves it, the most days bought if done today first, at most eight", () => {
    const gates = [
      gate("little", [0.1, 0.2, 0.1, -0.3]),
      gate("small", [1, 4, 3, -9]),
      gate("large", [20, 60, 50, -90]),
      gate("done", null),
    ];
    expect(leversOf({ gates })?.map((lever) => lever.gate.nodeId)).toEqual(["large", "small"]);
    const many = Array.from({ length: 12 }, (_, i) => gate(`g${i}`, [1, i + 1, 1, -1]));
    expect(leversOf({ gates: many })?.map((lever) => lever.gate.nodeId)).toEqual([
      "g11",
      "g10",
      "g9",
      "g8",
      "g7",
      "g6",
      "g5",
      "g4",
    ]);
  });

  it("is not known of a forecast from before it was computed", () => {
    expect(leversOf({ gates: [gate("old", undefined)] })).toBeNull();
    expect(leversOf({ gates: [] })).toEqual([]);
  });

  it("draws all bars on one axis", () => {
    const levers = leversOf({ gates: [gate("a", [20, 60, 50, -150]), gate("b", [5, 10, 10, -20])] }) ?? [];
    expect(leverBars(levers)).toEqual([
      { zero: 75, lost: 75, bought: 25 },
      { zero: 75, lost: 10, bought: 5 },
    ]);
  });
});
