import { expect, it } from "vitest";
import { logDensity, predictNext, updateNormalInverseGamma } from "./normal-inverse-gamma";

const prior = { mean: 1, weight: 2, shape: 3, scale: 4 };

it("updates by the formula", () => {
  // n = 3, mean 3, squares 8: mean (2 + 9)/5, scale 4 + 4 + 2·3·4/10.
  expect(updateNormalInverseGamma(prior, [1, 3, 5])).toEqual({ mean: 2.2, weight: 5, shape: 4.5, scale: 10.4 });
  expect(updateNormalInverseGamma(prior, [])).toBe(prior);
});

it("all at once is one after the other", () => {
  const steps = [0.2, 1.7, -1].reduce((belief, value) => updateNormalInverseGamma(belief, [value]), prior);
  const once = updateNormalInverseGamma(prior, [0.2, 1.7, -1]);
  for (const key of ["mean", "weight", "shape", "scale"] as const) expect(steps[key]).toBeCloseTo(once[key], 12);
});

it("predicts Student's t", () => {
  expect(predictNext(prior)).toEqual({ degreesOfFreedom: 6, location: 1, scale: Math.sqrt((4 * 3) / (3 * 2)) });
});

it("the density has its mode over mu at the mean and falls by the weight", () => {
  const at = (mu: number, sigma: number) => logDensity(prior, mu, Math.log(sigma));
  expect(at(1, 1) - at(2, 1)).toBeCloseTo(1, 12);
  expect(at(1, 2) - at(2, 2)).toBeCloseTo(0.25, 12);
  // Over ln sigma at the mean: (1 + 2·shape) = 2·scale/sigma² at the mode.
  const mode = Math.sqrt(8 / 7);
  expect(at(1, mode)).toBeGreaterThan(at(1, mode * 1.01));
  expect(at(1, mode)).toBeGreaterThan(at(1, mode / 1.01));
});
