import { describe, expect, it, vi } from "vitest";
import { betaQuantile, betaReaches, betaTails } from "./beta";

/** P(X ≤ x) and P(X > x), computed with mpmath at 40 digits. */
const TAILS: [alpha: number, beta: number, x: number, lower: number, upper: number][] = [
  [0.35, 9.65, 1e-6, 0.01947549021609759, 0.9805245097839024],
  [0.35, 9.65, 0.03, 0.6732888543661059, 0.32671114563389414],
  [0.35, 9.65, 0.2, 0.9754506257712807, 0.024549374228719258],
  [0.35, 9.65, 0.77, 0.9999999282510574, 7.17489425645799e-8],
  [0.35, 9.65, 0.999, 1, 9.983573184216447e-31],
  [5, 11, 1e-6, 3.002974975096524e-27, 1],
  [5, 11, 0.2, 0.16423372393676802, 0.835766276063232],
  [5, 11, 0.5, 0.940765380859375, 0.059234619140625],
  [5, 11, 0.9, 0.999999990703899, 9.296100999999979e-9],
  [0.5, 0.5, 0.2, 0.2951672353008666, 0.7048327646991335],
  [0.5, 0.5, 0.999, 0.9798649583666225, 0.0201350416333775],
  [80, 20, 0.5, 2.1970139145447105e-10, 0.9999999997802986],
  [80, 20, 0.77, 0.21995617526480055, 0.7800438247351995],
  [80, 20, 0.9, 0.9982556365325098, 0.0017443634674902337],
  [2, 3, 0.5, 0.6875, 0.3125],
  [2, 3, 0.9, 0.9963, 0.0037],
  [1000, 3000, 0.2, 8.069693549528041e-15, 0.9999999999999919],
  [0.001, 2, 0.5, 0.9998067465369478, 0.00019325346305225182],
  [40, 0.5, 0.5, 1.1303303641844743e-13, 0.999999999999887],
  [40, 0.5, 0.999, 0.7779198676356881, 0.2220801323643119],
];

describe("the incomplete beta function", () => {
  it.each(TAILS)(
    "of Beta(%d, %d) at %d: both tails, the smaller with all its digits",
    (alpha, beta, x, lower, upper) => {
      const got = betaTails(x, alpha, beta);
      expect(Math.abs(got.lower / lower - 1)).toBeLessThan(lower <= upper ? 2e-12 : 1e-14);
      expect(Math.abs(got.upper / upper - 1)).toBeLessThan(upper <= lower ? 2e-12 : 1e-13);
    },
  );

  it.each(TAILS)("of Beta(%d, %d) reaches what it reaches at every x", (alpha, beta) => {
    const reaches = betaReaches(alpha, beta);
    const xs = Array.from({ length: 4001 }, (_, i) => (i % 2 === 0 ? i / 4000 : (i * 0.618_033_988_7) % 1));
    for (const x of xs) {
      const { lower } = betaTails(x, alpha, beta);
      for (const p of [lower, lower + 1e-15, lower - 1e-15, lower * 0.99, lower + 1e-5, 0.5, x])
        expect(reaches(x, p)).toBe(lower >= p);
    }
  });

  it("ends at the ends", () => {
    expect(betaTails(0, 2, 3)).toEqual({ lower: 0, upper: 1 });
    expect(betaTails(-1, 2, 3)).toEqual({ lower: 0, upper: 1 });
    expect(betaTails(1, 2, 3)).toEqual({ lower: 1, upper: 0 });
    expect(betaTails(2, 2, 3)).toEqual({ lower: 1, upper: 0 });
  });
});

describe("its inverse", () => {
  it.each(TAILS.filter(([, , x]) => x < 0.99))("of Beta(%d, %d) gives %d back", (alpha, beta, x, lower, upper) => {
    const got = betaQuantile(lower, upper, alpha, beta);
    const [gotSide, side] = lower <= upper ? [got, x] : [1 - got, 1 - x];
    expect(Math.abs(gotSide / side - 1)).toBeLessThan(1e-11);
  });

  it("ends at the ends, and keeps its digits far out", () => {
    expect(betaQuantile(0, 1, 2, 3)).toBe(0);
    expect(betaQuantile(1, 0, 2, 3)).toBe(1);
    // I(x) ≈ x^α / (α·B): with α = ½ and β = ½ the lower tail 1e-30 lies at (π/2·1e-30)².
    expect(betaQuantile(1e-30, 1, 0.5, 0.5) / ((Math.PI / 2) * 1e-30) ** 2).toBeCloseTo(1, 10);
    // So far out that x itself is no number any more.
    expect(betaQuantile(1e-30, 1, 0.01, 2)).toBe(0);
    // Beta(1, 1) is uniform, Beta(2, 1) has I(x) = x².
    expect(betaQuantile(0.3, 0.7, 1, 1)).toBeCloseTo(0.3, 13);
    expect(betaQuantile(0.09, 0.91, 2, 1)).toBeCloseTo(0.3, 13);
    expect(betaQuantile(0.91, 0.09, 1, 2)).toBeCloseTo(0.7, 13);
  });

  it.each([
    [5600, 23_000, 0.45],
    [18_000, 23_000, 0.13],
    [11_000, 0.17, 0.2],
    [80, 20, 0.5],
  ])("of Beta(%d, %d) stays in its bracket on the way to a share of %d, and gives it back", (alpha, beta, p) => {
    const { lower } = betaTails(betaQuantile(p, 1 - p, alpha, beta), alpha, beta);
    expect(Math.abs(lower / p - 1)).toBeLessThan(1e-9);
  });

  it("finds its way where the first guess is the root itself, and leaves no bracket below it", () => {
    // Near 0 Beta(2, 3) has I(x) = 6x², and Beta(2, 10) 55x².
    for (const p of [1e-55, 1e-111, 1e-222]) expect(betaQuantile(p, 1, 2, 3) / Math.sqrt(p / 6)).toBeCloseTo(1, 10);
    for (const p of [1e-54, 1e-221]) expect(betaQuantile(p, 1, 2, 10) / Math.sqrt(p / 55)).toBeCloseTo(1, 10);
  });

  it("ends at 0 where the quantile is below the smallest number, and with no number where it is given none", () => {
    // x = (p·α·B)^(1/α), about 1e-1000.
    expect(betaQuantile(1e-50, 1, 0.05, 0.5)).toBe(0);
    expect(betaQuantile(Number.NaN, Number.NaN, 2, 3)).toBeNaN();
  });

  it("takes few steps, where halving the bracket would take ten times as many", () => {
    /** Two logarithms of 1 − x a step. */
    const logsIn = (work: () => void) => {
      const log1p = vi.spyOn(Math, "log1p");
      work();
      const { length } = log1p.mock.calls;
      log1p.mockRestore();
      return length;
    };
    for (const [lower, alpha, beta] of [
      [0, 2, 3],
      [0.1, 0.25, 29_000],
      [0.35, 0.11, 84],
      [1.1e-73, 10, 650],
    ] as const)
      expect(logsIn(() => betaQuantile(lower, 1 - lower, alpha, beta))).toBeLessThan(6);
    const everywhere = logsIn(() => {
      for (const [alpha, beta] of [
        [2, 3],
        [5, 11],
        [0.35, 9.65],
        [80, 20],
        [0.5, 0.5],
        [3, 200],
      ] as const)
        for (const p of [0.01, 0.1, 0.2, 0.3, 0.4, 0.5]) betaQuantile(p, 1 - p, alpha, beta);
    });
    expect(everywhere).toBeLessThan(36 * 30);
  });

  it("never falls", () => {
    for (const [alpha, beta] of [
      [0.35, 9.65],
      [3, 200],
      [7, 0.4],
    ] as const) {
      let before = -1;
      for (let k = 1; k < 200; k++) {
        const x = betaQuantile(k / 200, 1 - k / 200, alpha, beta);
        expect(x).toBeGreaterThan(before);
        before = x;
      }
    }
  });
});
