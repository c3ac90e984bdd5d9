import { expect, it } from "vitest";
import { leversOf } from "./levers";
import type { GateAssessment } from "./types";

const gate = (nodeId: string, daysSaved: number | null) => ({ nodeId, daysSaved }) as GateAssessment;

it("lists the gates that save most if done today, at most eight, and none that saves less than half a day", () => {
  const gates = [gate("little", 0.2), gate("small", 4), gate("large", 60), gate("done", null), gate("later", -3)];
  expect(leversOf({ gates }).map((lever) => lever.gate.nodeId)).toEqual(["large", "small"]);
  const many = Array.from({ length: 12 }, (_, i) => gate(`g${i}`, i + 1));
  expect(leversOf({ gates: many }).map(({ days }) => days)).toEqual([12, 11, 10, 9, 8, 7, 6, 5]);
  expect(leversOf({ gates: [] })).toEqual([]);
});
