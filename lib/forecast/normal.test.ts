import { expect, it } from "vitest";
import { logNormalUpper, normalCdf, normalQuantile, normalQuantileOfLogUpper } from "./normal";

/** Relative, or absolute where the value is below 1. */
function near(got: number, want: number, tolerance: number): boolean {
  return Math.abs(got - want) <= tolerance * Math.max(1, Math.abs(want));
}

// All rows of this file were computed with mpmath at 40 digits.
it.each([
  [1e-300, -37.0470962993612],
  [1e-100, -21.273453560965326],
  [1e-16, -8.222082216130435],
  [1e-12, -7.034483825301132],
  [1e-10, -6.361340902404056],
  [1e-5, -4.264890793922825],
  [0.001, -3.0902323061678136],
  [0.02425, -1.972961051311885],
  [0.075, -1.439531470938456],
  [0.1, -1.2815515655446004],
  [0.25, -0.6744897501960817],
  [0.425, -0.1891184262727925],
  [0.5, 0],
  [0.51, 0.025068908258711036],
  [0.75, 0.6744897501960817],
  [0.925, 1.439531470938456],
  [0.99, 2.326347874040841],
  [0.9999, 3.719016485455681],
])("the quantile of %d", (p, want) => {
  // p near 1 is rounded to 1.1e-16, which moves the quantile by that over the density.
  const rounding = p > 0.5 ? 1.2e-16 * Math.sqrt(2 * Math.PI) * Math.exp(0.5 * want * want) : 0;
  expect(Math.abs(normalQuantile(p) - want)).toBeLessThanOrEqual(3e-15 * Math.max(1, Math.abs(want)) + rounding);
});

it.each([
  [-10, 7.619853024160525e-24],
  [-5.7, 5.990371401063534e-9],
  [-5.6, 1.071759025831091e-8],
  [-3, 0.0013498980316300946],
  [-1, 0.15865525393145705],
  [-0.68, 0.24825223045357053],
  [-0.67, 0.2514288950953101],
  [-0.3, 0.3820885778110474],
  [0.2, 0.579259709439103],
  [0.67, 0.7485711049046897],
  [0.68, 0.7517477695464295],
  [2, 0.9772498680518208],
  [6, 0.9999999990134124],
])("Φ(%d), with every digit in the lower tail", (z, want) => {
  expect(Math.abs(normalCdf(z) / want - 1)).toBeLessThan(3e-15 * Math.max(1, z * z));
});

it.each([
  [-2.71, 0.0033641604066691937],
  [-5.43, 2.817702597603991e-8],
  [-7.31, 1.3357119270204702e-13],
  [-13.37, 4.527042512134821e-41],
  [-21.91, 1.0429109405872991e-106],
  [-30.17, 2.9320047054840276e-200],
  [-36.83, 3.0566987395559563e-297],
])("Φ(%d): the square of the score costs no digits", (z, want) => {
  expect(Math.abs(normalCdf(z) / want - 1)).toBeLessThan(1e-15);
});

it("Φ ends at 0 and 1", () => {
  expect([-Infinity, -40, 40, Infinity].map(normalCdf)).toEqual([0, 0, 1, 1]);
  expect(normalCdf(0)).toBe(0.5);
  expect(normalCdf(-38)).toBeGreaterThan(0);
  expect(normalCdf(-39.1)).toBe(0);
});

it.each([
  [-6, -9.865876455243758e-10],
  [-0.7, -0.2770239422771313],
  [-0.6, -0.3205539719875189],
  [0, -Math.LN2],
  [0.6, -1.293703811614028],
  [0.7, -1.4189677615315315],
  [2, -3.783184333682032],
  [5.6, -18.35137949590933],
  [5.7, -18.933112423224742],
  [9, -43.628149113332114],
  [38, -726.5572160188201],
  [41, -845.1331046017746],
])("ln(1 − Φ(%d)), and back", (z, want) => {
  expect(Math.abs(logNormalUpper(z) / want - 1)).toBeLessThan(4e-15);
  const back = normalQuantileOfLogUpper(want);
  // Where the tail is near 1, a rounding of its logarithm is large against 1 − Φ.
  expect(near(back, z, z < 0 ? 1e-8 : 4e-14)).toBe(true);
});

it("the quantile of a logarithm joins its branches without a step", () => {
  for (const edge of [Math.log(0.5), Math.log(0.075), -(5 ** 2), -(27 ** 2)]) {
    const [before, after] = [
      normalQuantileOfLogUpper(edge * (1 - 1e-12)),
      normalQuantileOfLogUpper(edge * (1 + 1e-12)),
    ];
    expect(near(before, after, 1e-10)).toBe(true);
    expect(near(logNormalUpper(after), edge, 1e-11)).toBe(true);
  }
  expect(logNormalUpper(Infinity)).toBe(-Infinity);
  expect(logNormalUpper(-Infinity)).toBeCloseTo(0, 15);
});
