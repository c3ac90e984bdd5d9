import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pointWait, triangularWait, waitUnlessCancelled } from "./waiting-time";

it("a point is a jump on its day", () => {
  const wait = pointWait(40);
  expect([39, 40, 41].map(wait.shareBy)).toEqual([0, 1, 1]);
  expect([39, 40, 41].map(wait.shareBefore)).toEqual([0, 0, 1]);
  expect([wait.quantileDay(0.05), wait.quantileDay(0.95)]).toEqual([40, 40]);
  expect(pointWait(0).shareBy(0)).toBe(1);
});

describe("triangular", () => {
  const wait = triangularWait(90, 100, 130);
  it("by hand", () => {
    expect([80, 90, 95, 100, 115, 130, 140].map(wait.shareBy)).toEqual([0, 0, 0.0625, 0.25, 0.8125, 1, 1]);
    expect(wait.shareBefore(115)).toBe(0.8125);
    expect(wait.knotDays).toEqual([90, 100, 130]);
  });
  it("quantiles invert it on both sides of the mode", () => {
    for (const p of [0.01, 0.2, 0.25, 0.3, 0.95]) expect(wait.shareBy(wait.quantileDay(p))).toBeCloseTo(p, 12);
  });
  it("without width is a point", () => {
    expect(triangularWait(0, 0, 0).shareBy(0)).toBe(1);
  });
});

describe("a wait that cancellation can end", () => {
  const YEAR = 365.25;
  // Exponential completion at rate m and cancellation at rate c: F(t) = m/(m + c)·(1 − e^(−(m + c)t)).
  it("is the closed form for exponential completion", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.2, max: 5, noNaN: true }),
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        fc.double({ min: 0.1, max: 4000, noNaN: true }),
        (completed, cancelled, day) => {
          const wait = waitUnlessCancelled((at) => -Math.expm1((-completed / YEAR) * at), cancelled);
          const total = completed + cancelled;
          const want = (completed / total) * -Math.expm1((-total / YEAR) * day);
          expect(wait.shareBy(day)).toBeCloseTo(want, 8);
          expect(wait.shareBefore(day)).toBe(wait.shareBy(day));
        },
      ),
      { numRuns: 60 },
    );
  });

  const wait = waitUnlessCancelled((at) => -Math.expm1(-at / YEAR), 0.25);
  it("quantiles invert it as far as it goes, and are never beyond", () => {
    for (const p of [0.01, 0.5, 0.79]) expect(wait.shareBy(wait.quantileDay(p))).toBeCloseTo(p, 5);
    expect(wait.quantileDay(0)).toBe(0);
    expect(wait.quantileDay(0.8001)).toBe(Number.POSITIVE_INFINITY);
    expect(wait.quantileDay(0.79)).toBeLessThan(2000);
  });
  it("is nothing before it begins, and its limit after centuries", () => {
    expect([wait.shareBy(-3), wait.shareBy(0)]).toEqual([0, 0]);
    expect(wait.shareBy(200_000)).toBeCloseTo(0.8, 6);
  });
  it("without cancellation is the wait itself", () => {
    const sure = waitUnlessCancelled((at) => at / (at + 100), 0);
    expect(sure.shareBy(100)).toBe(0.5);
    expect(sure.quantileDay(0.75)).toBeCloseTo(300, 2);
  });
});
