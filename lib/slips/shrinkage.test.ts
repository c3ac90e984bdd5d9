import { expect, it } from "vitest";
import { adjustmentHelps } from "./shrinkage";

const pairs = (clusters: number, score: (i: number) => number) =>
  Array.from({ length: clusters }, (_, i) => ({ cluster: `${i}`, score: score(i), reference: 10 }));

it("is used only when the whole interval of its gain is above zero", () => {
  const clear = adjustmentHelps(pairs(12, (i) => 8 + (i % 2)));
  expect(clear.helps).toBe(true);
  expect(clear.gain?.skill).toBeCloseTo(0.15, 12);
  const doubtful = adjustmentHelps(pairs(12, (i) => (i % 2 === 0 ? 4 : 15)));
  expect(doubtful.gain?.skill).toBeGreaterThan(0);
  expect(doubtful.helps).toBe(false);
  expect(adjustmentHelps(pairs(12, () => 11)).helps).toBe(false);
  expect(adjustmentHelps(pairs(12, () => 10)).helps).toBe(false);
});

it("is not used on few clusters, nor without any", () => {
  expect(adjustmentHelps(pairs(9, () => 5)).helps).toBe(false);
  expect(adjustmentHelps(pairs(10, () => 5)).helps).toBe(true);
  expect(adjustmentHelps([])).toEqual({ helps: false, gain: null });
});
