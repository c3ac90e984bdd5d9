import { expect, it } from "vitest";
import { normalQuantile } from "@/lib/forecast";
import { seededUniforms } from "@/lib/scoring/seeded-uniforms";
import { type CensoredObservation, fitCensoredRegression } from "./censored-regression";

function simulated(count: number, censoredAbove: number): CensoredObservation[] {
  const uniform = seededUniforms(4);
  return Array.from({ length: count }, () => {
    const x = 2 * uniform();
    const log = 5 - 1.5 * x + 0.4 * normalQuantile(0.0001 + 0.9998 * uniform());
    const observed = log <= censoredAbove;
    return { inputs: [1, x], log: observed ? log : censoredAbove, observed };
  });
}

it("is least squares when nothing is censored", () => {
  const rows = [1, 3, 2, 5, 4].map((log, i) => ({ inputs: [1, i], log, observed: true }));
  const fit = fitCensoredRegression(rows);
  // Slope 8/10, intercept 3 − 0.8·2; squares 10 − 6.4 over 5 rows.
  expect(fit?.coefficients[0]).toBeCloseTo(1.4, 7);
  expect(fit?.coefficients[1]).toBeCloseTo(0.8, 7);
  expect(fit?.sigma).toBeCloseTo(Math.sqrt(3.6 / 5), 7);
  expect(fit?.logLikelihood).toBeCloseTo(-2.5 * (Math.log((2 * Math.PI * 3.6) / 5) + 1), 9);
});

it("recovers the truth from rows half of which are censored; dropping those would not", () => {
  const rows = simulated(4000, 3.5);
  const share = rows.filter(({ observed }) => observed).length / rows.length;
  expect(share).toBeLessThan(0.55);
  const fit = fitCensoredRegression(rows);
  expect(fit?.coefficients[0]).toBeCloseTo(5, 1);
  expect(fit?.coefficients[1]).toBeCloseTo(-1.5, 1);
  expect(fit?.sigma).toBeCloseTo(0.4, 1);
  const dropped = fitCensoredRegression(rows.filter(({ observed }) => observed));
  expect(dropped?.coefficients[0]).toBeLessThan(4.7);
});

it("is where the likelihood does not rise in any direction", () => {
  const rows = simulated(300, 3.5);
  const fit = fitCensoredRegression(rows);
  if (fit === null) throw new Error("no fit");
  const shifted = (by: number) => rows.map((row) => ({ ...row, log: row.log + by }));
  expect(fitCensoredRegression(shifted(2))?.coefficients[0]).toBeCloseTo((fit.coefficients[0] ?? 0) + 2, 6);
  expect(fitCensoredRegression(shifted(2))?.logLikelihood).toBeCloseTo(fit.logLikelihood, 6);
});

it("has no answer without enough finished rows, or with inputs that say the same", () => {
  const rows = simulated(50, 3.5);
  expect(fitCensoredRegression([])).toBeNull();
  expect(fitCensoredRegression(rows.map((row) => ({ ...row, observed: false })))).toBeNull();
  const two = rows.filter(({ observed }) => observed).slice(0, 2);
  expect(fitCensoredRegression(two)).toBeNull();
  const same = rows.map(({ log, observed }) => ({ inputs: [1, 2], log, observed }));
  expect(fitCensoredRegression(same)).toBeNull();
});
