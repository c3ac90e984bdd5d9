import { describe, expect, it } from "vitest";
import { delaySteps } from "./delay-steps";
import type { DelayCause } from "./types";

const gate = (nodeId: string, days: number): DelayCause => ({ cause: "gate", nodeId, days });

describe("the steps from the announced date to the mean start", () => {
  it("are whole days that add up to the rounded delay", () => {
    const { steps, totalDays } = delaySteps([
      gate("a", 10.2),
      gate("b", 5.45),
      gate("c", 3.3),
      { cause: "rest", days: 0.7 },
    ]);
    expect(totalDays).toBe(20);
    expect(steps.map(({ days }) => days)).toEqual([10, 6, 3, 1]);
  });

  it("end where the next begins, and an earlier cause goes back", () => {
    const { steps, totalDays, zero } = delaySteps([gate("a", 80), { cause: "previous", days: 20 }, gate("b", -50)]);
    expect(steps.map(({ days, from, to }) => [days, from, to])).toEqual([
      [80, 0, 80],
      [20, 80, 100],
      [-50, 100, 50],
    ]);
    expect([totalDays, zero]).toEqual([50, 0]);
  });

  it("put the small ones together, and leave them out when they come to nothing", () => {
    const many = Array.from({ length: 10 }, (_, i) => gate(`g${i}`, 20 - i));
    const { steps, totalDays } = delaySteps(many);
    expect(steps).toHaveLength(8);
    expect(steps.at(-1)).toMatchObject({ kind: "others", count: 3, days: 13 + 12 + 11 });
    expect(totalDays).toBe(155);
    expect(delaySteps([gate("a", 30), gate("b", 0.2)]).steps).toHaveLength(1);
    expect(delaySteps([])).toEqual({ steps: [], totalDays: 0, zero: 0 });
  });
});
