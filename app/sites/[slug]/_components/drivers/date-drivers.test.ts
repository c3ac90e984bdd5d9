import { describe, expect, it } from "vitest";
import { assessment } from "@/lib/flags/records.fixture";
import { dateDrivers, wholePercents } from "./date-drivers";

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

  it("puts the largest first and leaves out what drives nothing", () => {
    const drivers = dateDrivers(assessment({ drivesAnnounced: 0.6, drivesOutside: 0.3, drivesPreviousPhase: 0.1 }));
    expect(drivers.map(({ kind, percent }) => [kind, percent])).toEqual([
      ["announced", 60],
      ["outside", 30],
      ["previous", 10],
    ]);
    expect(dateDrivers(assessment()).map(({ kind }) => kind)).toEqual(["outside"]);
  });
});
