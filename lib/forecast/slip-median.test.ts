import { describe, expect, it } from "vitest";
import type { SlipModel } from "./network";
import { logMedianBeforeCap, slipClass } from "./slip";

/** With ln R = ln 3 + 2·ln(h + 10) + ln(1 + age): R = 3·(h + 10)²·(1 + age). */
const SQUARE: SlipModel = {
  intercept: Math.log(3),
  hSlope: 2,
  offsetDays: 10,
  ageSlope: 1,
  sigma: 0.7,
  capFromDays: 90,
  capRatio: 400,
  overdue: { medianDays: 77, sigma: 0.9 },
};

describe("the median days that remain until a stated date", () => {
  it.each([
    [0, 0, 300],
    [0, 2, 900],
    [20, 0, 2700],
    [20, 1, 5400],
    [-50, 0, 300],
  ])("%i days ahead, of a promise %i years old, are %i before the cap; the past counts as today", (h, age, days) => {
    expect(Math.exp(logMedianBeforeCap(SQUARE, h, age)) / days).toBeCloseTo(1, 12);
  });

  it("are cut at the cap's ratio, which stands still up to where it begins to grow", () => {
    const median = (h: number, age = 0) => slipClass(SQUARE, h, age).medianDays;
    expect(median(90) / 30_000).toBeCloseTo(1, 12);
    expect(median(90, 1)).toBe(400 * 90);
    // 3·(60 + 10)²·5 = 73,500 lies above 400·90 and above 400·60.
    expect(median(60, 4)).toBe(400 * 90);
    // 3·110² = 36,300 lies below 400·100.
    expect(median(100) / 36_300).toBeCloseTo(1, 12);
    expect(median(190)).toBe(400 * 190);
  });

  it("have the spread of the fit ahead, and those of the overdue class from the day itself on", () => {
    expect(slipClass(SQUARE, 0.001, 0).sigma).toBe(0.7);
    expect(slipClass(SQUARE, 0, 0)).toBe(SQUARE.overdue);
    expect(slipClass(SQUARE, -1, 5)).toBe(SQUARE.overdue);
  });
});
