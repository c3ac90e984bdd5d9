import { describe, expect, it } from "vitest";
import { assessment, gateAssessment } from "@/lib/flags/records.fixture";
import { dateDrivers, isByClass, wholePercents } from "./date-drivers";

describe("what drives the date", () => {
  it("adds up to 100 whatever the shares", () => {
    for (const shares of [
      [1 / 3, 1 / 3, 1 / 3],
      [0.004, 0.996],
      [0.125, 0.125, 0.75],
      [0.0769, 0.4753, 0.2202, 0.2275],
    ]) {
      expect(wholePercents(shares).reduce((sum, percent) => sum + percent, 0)).toBe(100);
    }
    expect(wholePercents([])).toEqual([]);
    expect(wholePercents([0, 0])).toEqual([0, 0]);
  });

  it("puts the largest first, gates and others together, and leaves out what drives nothing", () => {
    const drivers = dateDrivers(
      assessment({
        gates: [gateAssessment({ drives: 0.6 }), gateAssessment({ nodeId: "p1.permit.water.granted", drives: 0 })],
        otherDrivers: { rest: 0.3, previous: 0.1, closing: 0, licence: 0 },
      }),
    );
    expect(drivers.map(({ kind, percent }) => [kind, percent])).toEqual([
      ["gate", 60],
      ["rest", 30],
      ["previous", 10],
    ]);
    expect(dateDrivers(assessment()).map(({ kind }) => kind)).toEqual(["rest"]);
  });

  it("is empty where nothing at all is known", () => {
    expect(dateDrivers(assessment({ otherDrivers: { rest: 0, previous: 0, closing: 0, licence: 0 } }))).toEqual([]);
  });

  it("tells a gate of which nothing is known from one with evidence, and from the others", () => {
    expect(isByClass({ kind: "gate", gate: gateAssessment({ basis: "by_class" }) })).toBe(true);
    expect(isByClass({ kind: "gate", gate: gateAssessment({ basis: "promised" }) })).toBe(false);
    expect(isByClass({ kind: "rest" })).toBe(false);
  });
});
