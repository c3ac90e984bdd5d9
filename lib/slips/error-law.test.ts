import { describe, expect, it } from "vitest";
import { errorLaws, type SlipFamily } from "./error-law";

describe.each<SlipFamily>(["lognormal", "log-logistic"])("the law of %s", (family) => {
  const law = errorLaws[family];

  it.each([-6, -1, 0.3, 2, 6])("at %d: slopes are those of its own functions, density that of its tail", (z) => {
    const step = 1e-4;
    const slope = (of: (at: number) => number, at: number) => (of(at + step) - of(at - step)) / (2 * step);
    expect(law.densitySlopes(z).first).toBeCloseTo(slope(law.logDensity, z), 6);
    expect(law.upperSlopes(z).first).toBeCloseTo(slope(law.logUpper, z), 6);
    const minusSecond = (of: (at: number) => { first: number }) => -slope((at) => of(at).first, z);
    expect(law.densitySlopes(z).minusSecond).toBeCloseTo(minusSecond(law.densitySlopes), 6);
    expect(law.upperSlopes(z).minusSecond).toBeCloseTo(minusSecond(law.upperSlopes), 6);
    expect(-law.upperSlopes(z).first).toBeCloseTo(Math.exp(law.logDensity(z) - law.logUpper(z)), 9);
  });

  it("has its median at 0 and keeps its digits far out", () => {
    expect(law.logUpper(0)).toBeCloseTo(-Math.LN2, 12);
    expect(law.logUpper(-800)).toBeCloseTo(0, 12);
    expect(Number.isFinite(law.logUpper(800))).toBe(true);
  });
});

it("the logistic law by hand: P(Z > ln 3) = 1/4", () => {
  expect(errorLaws["log-logistic"].logUpper(Math.log(3))).toBeCloseTo(-Math.log(4), 12);
  expect(errorLaws["log-logistic"].logDensity(Math.log(3))).toBeCloseTo(Math.log(3 / 16), 12);
});
