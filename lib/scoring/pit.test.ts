import { describe, expect, it } from "vitest";
import { quantileDay } from "./forecast-distribution";
import { kolmogorovSmirnov, pitCounts, pitOfOutcome, randomisedPit } from "./pit";
import { seededUniforms } from "./seeded-uniforms";

// F: 0 on day 10, 0.2 just before day 20, 0.4 on it, 0.6 on day 30, 0.8 on day 50; one in five never.
const forecast = { quantileDays: [10, 20, 20, 30, 50], neverProbability: 0.2 };

describe("randomised PIT", () => {
  it.each([
    [15, 40, 0.9, 0.1],
    [20, 40, 0, 0.2],
    [20, 40, 0.25, 0.25],
    [40, 40, 0.9, 0.7],
    [41, 40, 0, 0.7],
    [41, 40, 0.5, 0.85],
    [null, 40, 0.5, 0.85],
    [null, 90, 0.25, 0.85],
    [60, 90, 0.5, 0.8],
  ])("of outcome %s, horizon %s, uniform %s", (outcome, horizon, uniform, want) => {
    expect(pitOfOutcome(forecast, outcome, horizon, uniform)).toBeCloseTo(want, 14);
  });

  it("lies between F before and F at the outcome", () => {
    expect(randomisedPit(0.2, 0.6, 0.25)).toBeCloseTo(0.3, 14);
  });

  it("is uniform on simulated truth with a jump, an atom at never and a horizon, and not when the forecast is off", () => {
    const uniform = seededUniforms(7);
    const truth = Array.from({ length: 1500 }, () => quantileDay(forecast, uniform()));
    const pit = (of: typeof forecast) =>
      truth.map((day) => pitOfOutcome(of, Number.isFinite(day) ? day : null, 35, uniform()));
    expect(kolmogorovSmirnov(pit(forecast))?.pValue).toBeGreaterThan(0.01);
    expect(kolmogorovSmirnov(pit({ ...forecast, neverProbability: 0.4 }))?.pValue).toBeLessThan(1e-6);
    const late = { ...forecast, quantileDays: forecast.quantileDays.map((day) => day + 3) };
    expect(kolmogorovSmirnov(pit(late))?.pValue).toBeLessThan(1e-6);
  });
});

it("the histogram counts a bin's lower end, and 1 in the last", () => {
  expect(pitCounts([0, 0.1, 0.24, 0.25, 0.5, 0.99, 1], 4)).toEqual([3, 1, 1, 2]);
  expect(pitCounts([], 2)).toEqual([0, 0]);
});

describe("Kolmogorov–Smirnov", () => {
  it("the distance counts both sides of each step", () => {
    expect(kolmogorovSmirnov([0.5])?.distance).toBe(0.5);
    expect(kolmogorovSmirnov([0.9, 0.8])?.distance).toBeCloseTo(0.8, 14);
    expect(kolmogorovSmirnov([0.2, 0.1])?.distance).toBeCloseTo(0.8, 14);
    expect(kolmogorovSmirnov([0.75, 0.25])?.distance).toBeCloseTo(0.25, 14);
    expect(kolmogorovSmirnov([])).toBeNull();
  });

  it("the p-value at tabulated points of Kolmogorov's distribution", () => {
    // n = 100: λ = (10 + 0.12 + 0.011)·D. The 5 % point of K is 1.3581, the 1 % point 1.6276, the 50 % point 0.8276.
    const values = (distance: number) => Array.from({ length: 100 }, (_, i) => Math.max(0, (i + 1) / 100 - distance));
    for (const [point, p] of [
      [1.358099, 0.05],
      [1.627624, 0.01],
      [0.827574, 0.5],
    ] as const) {
      const result = kolmogorovSmirnov(values(point / 10.131));
      expect(result?.distance).toBeCloseTo(point / 10.131, 12);
      expect(result?.pValue).toBeCloseTo(p, 5);
    }
  });

  it("is 1 where the distance is the smallest possible, and never above", () => {
    const best = Array.from({ length: 100 }, (_, i) => (i + 0.5) / 100);
    expect(kolmogorovSmirnov(best)).toEqual({ distance: expect.closeTo(0.005, 10), pValue: 1 });
    const fair = kolmogorovSmirnov(best.map((value) => Math.max(0, value - 0.02)))?.pValue ?? 0;
    expect(fair).toBeGreaterThan(0.99999);
    expect(fair).toBeLessThanOrEqual(1);
  });
});
