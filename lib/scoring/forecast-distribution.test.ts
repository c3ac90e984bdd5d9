import fc from "fast-check";
import { expect, it } from "vitest";
import { quantileDay, shareBefore, shareBy } from "./forecast-distribution";

// Five quantiles (0, ¼, ½, ¾, 1): a jump of ¼ at day 20, given completion; one in five never completes.
const jump = { quantileDays: [10, 20, 20, 30, 50], neverProbability: 0.2 };

it.each([
  [9, 0],
  [10, 0],
  [15, 0.1],
  [20, 0.4],
  [25, 0.5],
  [30, 0.6],
  [40, 0.7],
  [50, 0.8],
  [51, 0.8],
  [Number.POSITIVE_INFINITY, 0.8],
])("by day %s it has happened with probability %s", (day, share) => {
  expect(shareBy(jump, day)).toBeCloseTo(share, 14);
});

it("just before a jump its share is not there yet, elsewhere nothing changes", () => {
  expect(shareBefore(jump, 20)).toBeCloseTo(0.2, 14);
  expect(shareBefore(jump, 10)).toBe(0);
  for (const day of [5, 15, 25, 30, 45, 50, 60]) expect(shareBefore(jump, day)).toBeCloseTo(shareBy(jump, day), 14);
});

it("a jump at the first and at the last quantile", () => {
  const certain = { quantileDays: [7, 7, 7], neverProbability: 0 };
  expect([6.9, 7, 7.1].map((day) => shareBy(certain, day))).toEqual([0, 1, 1]);
  expect([6.9, 7, 7.1].map((day) => shareBefore(certain, day))).toEqual([0, 0, 1]);
});

it("stays where the next quantile is never", () => {
  const open = { quantileDays: [10, 20, Number.POSITIVE_INFINITY], neverProbability: 0 };
  expect([15, 20, 21, 1e9].map((day) => shareBy(open, day))).toEqual([0.25, 0.5, 0.5, 0.5]);
  const nothing = { quantileDays: Array(5).fill(Number.POSITIVE_INFINITY), neverProbability: 1 };
  expect(shareBy(nothing, 1e9)).toBe(0);
  expect(quantileDay(nothing, 0)).toBe(Number.POSITIVE_INFINITY);
  expect(quantileDay(open, 0.25)).toBe(15);
  expect(quantileDay(open, 0.5)).toBe(20);
  expect(quantileDay(open, 0.51)).toBe(Number.POSITIVE_INFINITY);
});

it.each([
  [0, 10],
  [0.1, 15],
  [0.2, 20],
  [0.3, 20],
  [0.4, 20],
  [0.5, 25],
  [0.8, 50],
  [0.80001, Number.POSITIVE_INFINITY],
  [1, Number.POSITIVE_INFINITY],
])("the unconditional %s quantile is day %s", (p, day) => {
  expect(quantileDay(jump, p)).toBeCloseTo(day, 10);
});

it("the quantile of F is the day itself wherever F rises", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 0, max: 5000 }), { minLength: 5, maxLength: 40 }),
      fc.double({ min: 0, max: 0.9, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (days, neverProbability, at) => {
        const distribution = { quantileDays: days.sort((a, b) => a - b), neverProbability };
        const first = distribution.quantileDays[0] as number;
        const day = first + at * ((distribution.quantileDays.at(-1) as number) - first);
        const share = Math.min(shareBy(distribution, day), 1 - neverProbability);
        expect(Math.abs(quantileDay(distribution, share) - day)).toBeLessThan(1e-6);
      },
    ),
    { numRuns: 60 },
  );
});
