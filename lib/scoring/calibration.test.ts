import { expect, it } from "vitest";
import { calibrationBins, wilsonInterval } from "./calibration";

it("gives each bin its mean forecast, its observed share and their interval", () => {
  const cases = [
    { probability: 0.72, happened: true },
    { probability: 0.05, happened: false },
    { probability: 0.78, happened: false },
    { probability: 0.71, happened: true },
  ];
  const [low, high, ...rest] = calibrationBins(cases);
  expect(rest).toEqual([]);
  expect(low).toEqual({ meanProbability: 0.05, observedShare: 0, ...wilsonInterval(0, 1), n: 1, happened: 0 });
  expect(high).toMatchObject({ observedShare: 2 / 3, n: 3, happened: 2 });
  expect(high?.meanProbability).toBeCloseTo(2.21 / 3, 14);
  expect(calibrationBins(cases, 1)).toHaveLength(1);
  expect(calibrationBins([])).toEqual([]);
});

it("Wilson's interval at worked values", () => {
  // 8 of 10 gives 0.4902 to 0.9433; 0 of 10 gives 0 to 0.2775.
  const eight = wilsonInterval(8, 10);
  expect(eight.low).toBeCloseTo(0.4901625, 6);
  expect(eight.high).toBeCloseTo(0.9433178, 6);
  expect(wilsonInterval(0, 10).low).toBe(0);
  expect(wilsonInterval(0, 10).high).toBeCloseTo(0.2775328, 6);
  expect(wilsonInterval(10, 10).high).toBeCloseTo(1, 14);
  expect(wilsonInterval(10, 10).high).toBeLessThanOrEqual(1);
  expect(wilsonInterval(10, 10).low).toBeCloseTo(1 - 0.2775328, 6);
});

it("a share at an end of the interval is z standard errors from it", () => {
  const { low, high } = wilsonInterval(37, 120, 1.5);
  for (const end of [low, high]) {
    expect(Math.abs(37 / 120 - end) / Math.sqrt((end * (1 - end)) / 120)).toBeCloseTo(1.5, 10);
  }
  expect(low).toBeLessThan(37 / 120);
  expect(high).toBeGreaterThan(37 / 120);
});
