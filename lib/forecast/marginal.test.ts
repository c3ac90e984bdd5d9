import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { survivingScore } from "./conditioning";
import { betaShare, marginalOf } from "./marginal";
import type { Distribution } from "./network";
import { logNormalUpper, normalCdf, normalQuantile } from "./normal";

const positive = (max: number) => fc.double({ min: 0.5, max, noNaN: true });
const sigmas = fc.double({ min: 0.05, max: 1.5, noNaN: true });
const distributions: fc.Arbitrary<Distribution> = fc.oneof(
  fc.record({
    kind: fc.constant("lognormal" as const),
    medianDays: positive(2000),
    sigma: sigmas,
    contaminated: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("log-logistic" as const),
    medianDays: positive(2000),
    shape: fc.double({ min: 2, max: 8, noNaN: true }),
  }),
  positive(500).map((days) => ({
    kind: "shifted-lognormal" as const,
    shiftDays: days,
    medianDays: days * 2,
    sigma: 0.6,
  })),
  positive(500).map((days) => ({
    kind: "two-piece-lognormal" as const,
    p10Days: days,
    p50Days: days * 1.3,
    p90Days: days * 3,
  })),
  fc.tuple(positive(500), positive(300), positive(300)).chain(([low, a, b]) =>
    fc.constantFrom("pert" as const, "triangular" as const).map((kind) => {
      return { kind, lowDays: low, modeDays: low + a, highDays: low + a + b };
    }),
  ),
  positive(500).map((days) => ({ kind: "interval" as const, lowDays: days, highDays: days + 90 })),
);

describe("every marginal", () => {
  it("grows with the score, and scoreOf undoes daysAt", () => {
    fc.assert(
      fc.property(distributions, fc.double({ min: -5, max: 5, noNaN: true }), (distribution, z) => {
        const marginal = marginalOf(distribution);
        const days = marginal.daysAt(z);
        expect(marginal.daysAt(z + 0.01)).toBeGreaterThan(days);
        // Days near a bound carry few digits of the tail, so the tail is compared, not the score.
        expect(Math.abs(normalCdf(marginal.scoreOf(days)) - normalCdf(z))).toBeLessThan(2e-6);
      }),
      { numRuns: 20 },
    );
  });

  it("given that it lasts, is S⁻¹(S(a)(1 − U)): at least a, with the survival multiplied", () => {
    fc.assert(
      fc.property(
        distributions,
        fc.double({ min: -3, max: 6, noNaN: true }),
        fc.double({ min: -3, max: 3, noNaN: true }),
        (distribution, za, z) => {
          const marginal = marginalOf(distribution);
          const elapsed = marginal.daysAt(za);
          const got = survivingScore(marginal.scoreOf(elapsed))(z);
          expect(marginal.daysAt(got)).toBeGreaterThanOrEqual(elapsed * (1 - 1e-7));
          const wanted = normalCdf(-marginal.scoreOf(elapsed)) * normalCdf(-z);
          expect(Math.abs(normalCdf(-got) / wanted - 1)).toBeLessThan(1e-7);
        },
      ),
      { numRuns: 20 },
    );
  });
});

it("conditions exactly where the survival itself underflows", () => {
  expect(logNormalUpper(survivingScore(60)(0))).toBeCloseTo(logNormalUpper(60) - Math.LN2, 9);
});

it("leaves a score alone where nothing has passed, and knows that nothing lasts longer than it can", () => {
  const scores = Array.from({ length: 200 }, (_, i) => -7.013 + i * 0.0717);
  expect(scores.map(survivingScore(-Infinity))).toEqual(scores);
  expect([-2, 3].map(survivingScore(Infinity))).toEqual([Infinity, Infinity]);
});

describe("quantiles in closed form, on both sides of every bend", () => {
  const at = (distribution: Distribution, p: number) => marginalOf(distribution).daysAt(normalQuantile(p));

  it.each<[string, Distribution, [p: number, days: number][]]>([
    [
      "two lognormal pieces",
      { kind: "two-piece-lognormal", p10Days: 100, p50Days: 200, p90Days: 800 },
      [
        [0.1, 100],
        [0.5, 200],
        [0.9, 800],
      ],
    ],
    // Mode at a quarter of the width: x = 100 + √(p·400·100) below it, 500 − √((1 − p)·400·300) above.
    [
      "a triangle",
      { kind: "triangular", lowDays: 100, modeDays: 200, highDays: 500 },
      [
        [0.09, 160],
        [0.25, 200],
        [0.7, 500 - Math.sqrt(0.3 * 400 * 300)],
      ],
    ],
    [
      "an interval",
      { kind: "interval", lowDays: 100, highDays: 500 },
      [
        [0.25, 200],
        [0.9, 460],
      ],
    ],
    // Median 300: 90 + 210·e^(σz).
    [
      "a shifted lognormal",
      { kind: "shifted-lognormal", shiftDays: 90, medianDays: 300, sigma: 0.5 },
      [
        [0.5, 300],
        [0.8413447460685429, 90 + 210 * Math.exp(0.5)],
      ],
    ],
    [
      "a log-logistic",
      { kind: "log-logistic", medianDays: 300, shape: 2 },
      [
        [0.5, 300],
        [0.8, 600],
        [0.1, 100],
      ],
    ],
    ["a one-sided triangle", { kind: "triangular", lowDays: 0, modeDays: 0, highDays: 100 }, [[0.19, 10]]],
  ])("of %s, and back", (_, distribution, rows) => {
    for (const [p, days] of rows) {
      expect(at(distribution, p) / days).toBeCloseTo(1, 9);
      expect(normalCdf(marginalOf(distribution).scoreOf(days))).toBeCloseTo(p, 9);
    }
  });

  it("nothing lasts less than the least nor more than the most", () => {
    const span = marginalOf({ kind: "interval", lowDays: 100, highDays: 500 });
    expect([99, 100, 500, 501].map(span.scoreOf)).toEqual([-Infinity, -Infinity, Infinity, Infinity]);
    const shifted = marginalOf({ kind: "shifted-lognormal", shiftDays: 90, medianDays: 300, sigma: 0.5 });
    expect([80, 90].map(shifted.scoreOf)).toEqual([-Infinity, -Infinity]);
    const point = marginalOf({ kind: "point", days: 70 });
    expect([69, 70, 71].map(point.scoreOf)).toEqual([-Infinity, -Infinity, Infinity]);
    expect(marginalOf({ kind: "lognormal", medianDays: 9, sigma: 0, contaminated: true }).daysAt(2)).toBe(9);
    for (const kind of ["log-logistic", "lognormal"] as const) {
      const unbounded = marginalOf(
        kind === "lognormal"
          ? { kind, medianDays: 9, sigma: 1, contaminated: true }
          : { kind, medianDays: 9, shape: 3 },
      );
      expect([-1, 0].map(unbounded.scoreOf)).toEqual([-Infinity, -Infinity]);
    }
  });
});

it.each(["pert", "triangular"] as const)("takes a %s without width for a certainty", (kind) => {
  const marginal = marginalOf({ kind, lowDays: 9, modeDays: 9, highDays: 9 });
  expect([marginal.daysAt(-3), marginal.daysAt(2)]).toEqual([9, 9]);
  expect(marginal.scoreOf(9)).toBe(Number.NEGATIVE_INFINITY);
});

describe("scores far out in either tail, in closed form", () => {
  it("of a triangle", () => {
    const triangle = (mode: number) =>
      marginalOf({ kind: "triangular", lowDays: 0, modeDays: 1000 * mode, highDays: 1000 });
    for (const mode of [0.25, 0.9]) {
      const marginal = triangle(mode);
      expect(normalCdf(marginal.scoreOf(1e-6)) / (1e-18 / mode)).toBeCloseTo(1, 9);
      const left = 1000 - 999.9999;
      expect(normalCdf(-marginal.scoreOf(999.9999)) / ((left / 1000) ** 2 / (1 - mode))).toBeCloseTo(1, 6);
    }
    // Beyond the middle, but below the mode: 0.8² / 0.9.
    expect(normalCdf(triangle(0.9).scoreOf(800))).toBeCloseTo(0.64 / 0.9, 14);
    // Before the middle, but above the mode: 1 − 0.7² / 0.75.
    expect(normalCdf(triangle(0.25).scoreOf(300))).toBeCloseTo(1 - 0.49 / 0.75, 14);
  });

  it("of an interval", () => {
    const unit = marginalOf({ kind: "interval", lowDays: 0, highDays: 1 });
    expect(normalCdf(unit.scoreOf(1e-30)) / 1e-30).toBeCloseTo(1, 9);
    expect(normalCdf(-unit.scoreOf(1 - 2 ** -40)) / 2 ** -40).toBeCloseTo(1, 9);
  });

  it("of a contaminated class", () => {
    const marginal = marginalOf({ kind: "lognormal", medianDays: 200, sigma: 0.5, contaminated: true });
    // Nine tenths of a lognormal about 200 and one of another about 500.
    const survival = (days: number) =>
      0.9 * normalCdf(-Math.log(days / 200) / 0.5) + 0.1 * normalCdf(-Math.log(days / 500) / 0.8);
    for (const days of [1, 200, 450, 3000])
      expect(normalCdf(-marginal.scoreOf(days)) / survival(days)).toBeCloseTo(1, 12);
  });
});

describe("a PERT in closed form", () => {
  // Beta(2, 4), whose tail is (1 − x)⁵ + 5x(1 − x)⁴; α = 1 + 4·100/400, β = 1 + 4·300/400.
  const beyond = (x: number) => (1 - x) ** 5 + 5 * x * (1 - x) ** 4;

  it.each([0.01, 0.1, 0.25, 0.5, 0.9, 0.999])("at %d of its width", (x) => {
    const pert = marginalOf({ kind: "pert", lowDays: 100, modeDays: 200, highDays: 500 });
    const days = 100 + 400 * x;
    const score = pert.scoreOf(days);
    expect(normalCdf(-score) / beyond((days - 100) / 400)).toBeCloseTo(1, 9);
    expect(pert.daysAt(score) / days).toBeCloseTo(1, 7);
  });

  it("has a share that keeps its digits near 1", () => {
    const share = betaShare(2, 4)(8);
    expect(beyond(share) / normalCdf(-8)).toBeCloseTo(1, 9);
  });
});

describe("without a spread, on one side or on both", () => {
  it("two pieces are certain on that side only", () => {
    const below = marginalOf({ kind: "two-piece-lognormal", p10Days: 200, p50Days: 200, p90Days: 800 });
    expect([below.daysAt(-2), below.daysAt(0)]).toEqual([200, 200]);
    expect(below.daysAt(normalQuantile(0.9)) / 800).toBeCloseTo(1, 12);
    expect([199, 200].map(below.scoreOf)).toEqual([-Infinity, 0]);
    expect(normalCdf(below.scoreOf(800))).toBeCloseTo(0.9, 12);
    const above = marginalOf({ kind: "two-piece-lognormal", p10Days: 50, p50Days: 200, p90Days: 200 });
    expect([above.daysAt(0), above.daysAt(2)]).toEqual([200, 200]);
    expect(above.daysAt(normalQuantile(0.1)) / 50).toBeCloseTo(1, 12);
    expect([200, 201].map(above.scoreOf)).toEqual([0, Infinity]);
    expect(normalCdf(above.scoreOf(50))).toBeCloseTo(0.1, 12);
  });

  it.each<[string, Distribution]>([
    ["a lognormal", { kind: "lognormal", medianDays: 200, sigma: 0 }],
    ["a contaminated one", { kind: "lognormal", medianDays: 200, sigma: 0, contaminated: true }],
    ["a shifted one", { kind: "shifted-lognormal", shiftDays: 90, medianDays: 200, sigma: 0 }],
    ["two pieces", { kind: "two-piece-lognormal", p10Days: 200, p50Days: 200, p90Days: 200 }],
    ["an interval", { kind: "interval", lowDays: 200, highDays: 200 }],
  ])("%s certainly lasts its days and not one more", (_, distribution) => {
    const marginal = marginalOf(distribution);
    expect([-9, 0, 9].map(marginal.daysAt)).toEqual([200, 200, 200]);
    expect([0, 199, 200, 200.001].map(marginal.scoreOf)).toEqual([-Infinity, -Infinity, -Infinity, Infinity]);
  });
});
