import fc from "fast-check";
import { expect, it } from "vitest";
import { binned, brierScore, decomposeBrier, thresholdBrier } from "./brier";

const cases = [
  { probability: 0.1, happened: false },
  { probability: 0.3, happened: true },
  { probability: 0.9, happened: true },
  { probability: 0.7, happened: true },
];

it("is the squared distance from what happened", () => {
  expect(brierScore({ probability: 0.3, happened: false })).toBeCloseTo(0.09, 14);
  expect(brierScore({ probability: 0.3, happened: true })).toBeCloseTo(0.49, 14);
});

it("decomposes by hand over two bins", () => {
  const parts = decomposeBrier(cases, 2);
  // Bins {0.1, 0.3} and {0.9, 0.7}: means 0.2 and 0.8, observed ½ and 1, overall ¾.
  expect(parts?.n).toBe(4);
  expect(parts?.brier).toBeCloseTo((0.01 + 0.49 + 0.01 + 0.09) / 4, 14);
  expect(parts?.reliability).toBeCloseTo((2 * 0.09 + 2 * 0.04) / 4, 14);
  expect(parts?.resolution).toBeCloseTo(0.0625, 14);
  expect(parts?.uncertainty).toBeCloseTo(0.1875, 14);
  expect(parts?.withinBinVariance).toBeCloseTo(0.01, 14);
  expect(parts?.withinBinCovariance).toBeCloseTo((2 * (0.5 * 0.1 + 0.5 * 0.1)) / 4, 14);
  expect(decomposeBrier([], 2)).toBeNull();
});

it("takes ten bins when none is asked for", () => {
  const one = decomposeBrier([
    { probability: 0.11, happened: false },
    { probability: 0.19, happened: true },
    { probability: 0.21, happened: true },
  ]);
  expect(one?.withinBinVariance).toBeCloseTo((2 * 0.04 ** 2) / 3, 14);
});

it("a bin holds its lower end, and the last one 1 as well; empty bins are left out", () => {
  const at = [0, 0.25, 0.5, 0.99, 1].map((probability) => ({ probability, happened: true }));
  expect(binned(at, 4).map((bin) => bin.map(({ probability }) => probability))).toEqual([
    [0],
    [0.25],
    [0.5],
    [0.99, 1],
  ]);
  expect(binned(at.slice(3), 4)).toHaveLength(1);
});

it("the parts add up to the score, whatever the forecasts", () => {
  const anyCase = fc.record({ probability: fc.double({ min: 0, max: 1, noNaN: true }), happened: fc.boolean() });
  fc.assert(
    fc.property(fc.array(anyCase, { minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 12 }), (list, bins) => {
      const parts = decomposeBrier(list, bins);
      if (parts === null) throw new Error("no parts");
      const { reliability, resolution, uncertainty, withinBinVariance, withinBinCovariance } = parts;
      expect(reliability - resolution + uncertainty + withinBinVariance - withinBinCovariance).toBeCloseTo(
        parts.brier,
        12,
      );
    }),
    { numRuns: 100 },
  );
});

it("threshold Brier counts a draw, and an outcome, at the threshold as there", () => {
  const draws = [100, 200, 300, Number.POSITIVE_INFINITY];
  expect(thresholdBrier(150, draws, 200)).toBe(0.25);
  expect(thresholdBrier(200, draws, 200)).toBe(0.25);
  expect(thresholdBrier(201, draws, 300)).toBe(0.0625);
  expect(thresholdBrier(Number.POSITIVE_INFINITY, draws, 300)).toBe(0.5625);
});
