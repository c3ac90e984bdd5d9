import fc from "fast-check";
import { expect, it } from "vitest";
import { normalQuantile } from "@/lib/forecast";
import { ensembleCrps, fairEnsembleCrps, lognormalCrps, normalCrps } from "./crps";

it("of a normal, in its units and on both sides", () => {
  expect(normalCrps(0, 0, 1)).toBeCloseTo((Math.SQRT2 - 1) / Math.sqrt(Math.PI), 14);
  expect(normalCrps(10, 4, 2)).toBeCloseTo(2 * normalCrps(3, 0, 1), 14);
  expect(normalCrps(-3, 0, 1)).toBeCloseTo(normalCrps(3, 0, 1), 14);
});

it("of a lognormal below and at zero is the mean less half the mean difference, and the distance", () => {
  const atZero = lognormalCrps(0, 0, 1);
  expect(atZero).toBeGreaterThan(0);
  expect(lognormalCrps(-2, 0, 1)).toBeCloseTo(atZero + 2, 14);
  expect(lognormalCrps(1e-9, 0, 1)).toBeCloseTo(atZero, 8);
});

it("of draws by hand", () => {
  // E|X − 3| = 8/3 over {1, 5, 7}; pairs 4 + 6 + 2 = 12 of 9 and 6 ordered.
  expect(ensembleCrps(3, [7, 1, 5])).toBeCloseTo(8 / 3 - 12 / 9, 14);
  expect(fairEnsembleCrps(3, [7, 1, 5])).toBeCloseTo(8 / 3 - 12 / 6, 14);
  expect(ensembleCrps(3, [5])).toBe(2);
});

it("needs draws", () => {
  expect(() => ensembleCrps(3, [])).toThrow("at least 1 draws, got 0");
  expect(() => fairEnsembleCrps(3, [1])).toThrow("at least 2 draws, got 1");
  expect(() => fairEnsembleCrps(3, [])).toThrow(RangeError);
});

it("draws that fill a distribution evenly come to its closed form", () => {
  const scores = Array.from({ length: 2000 }, (_, i) => normalQuantile((i + 0.5) / 2000));
  expect(ensembleCrps(0.7, scores)).toBeCloseTo(normalCrps(0.7, 0, 1), 3);
  const days = scores.map((z) => Math.exp(6 + 0.5 * z));
  expect(Math.abs(ensembleCrps(500, days) / lognormalCrps(500, 6, 0.5) - 1)).toBeLessThan(2e-3);
});

it("is the mean distance less half the mean distance of pairs", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 2, maxLength: 9 }),
      fc.integer(),
      (draws, y) => {
        const distance = draws.reduce((sum, x) => sum + Math.abs(x - (y % 100)), 0) / draws.length;
        const pairs = draws.flatMap((a) => draws.map((b) => Math.abs(a - b))).reduce((sum, d) => sum + d, 0);
        expect(ensembleCrps(y % 100, draws)).toBeCloseTo(distance - pairs / (2 * draws.length ** 2), 9);
        expect(fairEnsembleCrps(y % 100, draws)).toBeCloseTo(
          distance - pairs / (2 * draws.length * (draws.length - 1)),
          9,
        );
      },
    ),
    { numRuns: 100 },
  );
});
