import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shareBy } from "./forecast-distribution";
import { restrictedCrps, restrictedCrpsOfCdf, restrictedCrpsOfDraws } from "./restricted-crps";

const year = { fromDay: 0, horizonDays: 100 };
/** F rises from 0 on day 20 to ½ on day 60; half never completes. */
const ramp = { quantileDays: [20, 60], neverProbability: 0.5 };
const point = { quantileDays: [40, 40, 40], neverProbability: 0 };
const NEVER = Number.POSITIVE_INFINITY;

describe("quantiles", () => {
  // ∫F² over the ramp: 40·(½)²/3; after it 40·(½)².
  it.each([
    ["never", null, 40 / 12 + 10],
    ["at the end of the horizon", 100, 40 / 12 + 10],
    ["after the horizon", 170, 40 / 12 + 10],
    ["before the horizon", -5, 20 + (40 / 3) * (1 + 0.5 + 0.25) + 10],
    ["at its start", 0, 20 + (40 / 3) * (1 + 0.5 + 0.25) + 10],
    ["before F rises", 10, 10 + (40 / 3) * (1 + 0.5 + 0.25) + 10],
    ["half way up", 40, 20 / 48 + (20 / 3) * (0.5625 + 0.375 + 0.25) + 10],
    ["after it", 70, 40 / 12 + 2.5 + 7.5],
  ])("an outcome %s", (_, outcome, want) => {
    expect(restrictedCrps(ramp, outcome, year)).toBeCloseTo(want, 12);
  });

  it("counts only what lies in the window", () => {
    expect(restrictedCrps(ramp, null, { fromDay: 40, horizonDays: 10 })).toBeCloseTo(
      (10 / 3) * (0.0625 + 0.25 * 0.375 + 0.375 ** 2),
      12,
    );
    expect(restrictedCrps(ramp, null, { fromDay: 60, horizonDays: 8 })).toBeCloseTo(2, 12);
    expect(restrictedCrps(ramp, null, { fromDay: -50, horizonDays: 60 })).toBe(0);
    expect(restrictedCrps(ramp, 45, { fromDay: 50, horizonDays: 0 })).toBe(0);
  });

  it("a point forecast scores its distance, within the horizon", () => {
    expect(restrictedCrps(point, 65, year)).toBe(25);
    expect(restrictedCrps(point, 15, year)).toBe(25);
    expect(restrictedCrps(point, 40, year)).toBe(0);
    expect(restrictedCrps(point, null, year)).toBe(60);
    expect(restrictedCrps(point, 150, { fromDay: 30, horizonDays: 20 })).toBe(10);
  });

  it("never for certain, and a tail without an end", () => {
    const nothing = { quantileDays: [NEVER, NEVER, NEVER], neverProbability: 1 };
    expect(restrictedCrps(nothing, 30, year)).toBe(70);
    expect(restrictedCrps(nothing, null, year)).toBe(0);
    const open = { quantileDays: [20, 60, NEVER], neverProbability: 0 };
    expect(restrictedCrps(open, null, year)).toBeCloseTo(restrictedCrps(ramp, null, year), 12);
  });
});

describe("draws", () => {
  it("steps at each draw, in any order, never included", () => {
    // F: 0 to 20, ¼ to 60, ½ to 80, then ¾; one draw in four never comes.
    const draws = [60, NEVER, 20, 80];
    expect(restrictedCrpsOfDraws(draws, null, year)).toBeCloseTo(40 / 16 + 20 / 4 + (20 * 9) / 16, 12);
    expect(restrictedCrpsOfDraws(draws, 60, year)).toBeCloseTo(40 / 16 + 20 / 4 + 20 / 16, 12);
    expect(restrictedCrpsOfDraws(draws, 70, { fromDay: 30, horizonDays: 40 })).toBeCloseTo(30 / 16 + 10 / 4, 12);
    expect(draws).toEqual([60, NEVER, 20, 80]);
  });

  it("draws before and after the window count by their side", () => {
    expect(restrictedCrpsOfDraws([-10, 500], null, year)).toBe(25);
    expect(restrictedCrpsOfDraws([-10, -20], 30, year)).toBe(30);
  });
});

describe("any distribution function", () => {
  it("is exact for cubics, and cuts a panel at the outcome", () => {
    const cubic = (t: number) => t ** 3;
    expect(restrictedCrpsOfCdf(cubic, [0, 1], null)).toBeCloseTo(1 / 7, 14);
    expect(restrictedCrpsOfCdf(cubic, [0, 0.25, 1], 0)).toBeCloseTo(1 - 2 / 4 + 1 / 7, 14);
    const from = (a: number) => 1 - a - (2 / 4) * (1 - a ** 4) + (1 / 7) * (1 - a ** 7);
    expect(restrictedCrpsOfCdf(cubic, [0, 1], 0.3)).toBeCloseTo(0.3 ** 7 / 7 + from(0.3), 14);
    expect(restrictedCrpsOfCdf(cubic, [0, 1], 1.5)).toBeCloseTo(1 / 7, 14);
    expect(restrictedCrpsOfCdf(cubic, [0, 1], -1)).toBeCloseTo(from(0), 14);
    expect(restrictedCrpsOfCdf(cubic, [0], 0.5)).toBe(0);
  });
});

const days = fc.array(fc.integer({ min: -50, max: 1200 }), { minLength: 2, maxLength: 12 });
const outcome = fc.option(fc.integer({ min: -20, max: 1100 }), { nil: null });
const never = fc.double({ min: 0, max: 1, noNaN: true });

it("the exact integral is that of F by quadrature", () => {
  fc.assert(
    fc.property(days, never, outcome, (quantiles, neverProbability, outcomeDay) => {
      const distribution = { quantileDays: quantiles.sort((a, b) => a - b), neverProbability };
      const knots = [0, ...distribution.quantileDays.filter((day) => day > 0 && day < 1000), 1000];
      // A jump at a knot belongs to neither panel, and the rule has no node at a panel's end.
      const want = restrictedCrpsOfCdf((day) => shareBy(distribution, day), knots, outcomeDay);
      const got = restrictedCrps(distribution, outcomeDay, { fromDay: 0, horizonDays: 1000 });
      expect(Math.abs(got - want)).toBeLessThan(1e-9);
    }),
    { numRuns: 100 },
  );
});

it("the score of draws is the integral of their empirical distribution", () => {
  fc.assert(
    fc.property(days, outcome, (draws, outcomeDay) => {
      const cdf = (t: number) => draws.filter((draw) => draw <= t).length / draws.length;
      const inside = [...new Set(draws)].filter((day) => day > 0 && day < 1000).sort((a, b) => a - b);
      const want = restrictedCrpsOfCdf(cdf, [0, ...inside, 1000], outcomeDay);
      expect(Math.abs(restrictedCrpsOfDraws(draws, outcomeDay, { fromDay: 0, horizonDays: 1000 }) - want)).toBeLessThan(
        1e-9,
      );
    }),
    { numRuns: 100 },
  );
});

it("is proper: the true distribution scores best on average, against any other", () => {
  // The expected score over outcomes at the middle of 400 equally likely slices, with one in five never.
  const truth = { quantileDays: [100, 300, 800], neverProbability: 0.2 };
  const expected = (forecast: typeof truth) => {
    let sum = 0;
    for (let i = 0; i < 400; i++) {
      const p = (i + 0.5) / 400;
      const outcomeDay = p < 0.5 ? 100 + 400 * p : 300 + 1000 * (p - 0.5);
      sum += (0.8 / 400) * restrictedCrps(forecast, outcomeDay, { fromDay: 0, horizonDays: 600 });
    }
    return sum + 0.2 * restrictedCrps(forecast, null, { fromDay: 0, horizonDays: 600 });
  };
  const best = expected(truth);
  fc.assert(
    fc.property(
      fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 900 })),
      never,
      (quantiles, neverProbability) => {
        const other = { quantileDays: [...quantiles].sort((a, b) => a - b), neverProbability };
        expect(expected(other)).toBeGreaterThan(best - 1e-3);
      },
    ),
    { numRuns: 40 },
  );
});
