import { expect, it } from "vitest";
import { normalQuantile } from "@/lib/forecast";
import { seededUniforms } from "@/lib/scoring/seeded-uniforms";
import { type LogDuration, lognormalPosterior } from "./lognormal-posterior";
import { updateNormalInverseGamma } from "./normal-inverse-gamma";

const prior = { mean: 0.3, weight: 6, shape: 3, scale: 1.2 };
const seen = (values: number[]) => values.map((log) => ({ log, observed: true }));

it("is the conjugate posterior when nothing is censored", () => {
  const values = [0.1, 0.5, 1.2, 0.4, -0.2];
  const posterior = lognormalPosterior(seen(values), prior);
  const exact = updateNormalInverseGamma(prior, values);
  // mu is Student's t with 11 degrees of freedom (2.5 % point 2.201).
  const scale = Math.sqrt(exact.scale / (exact.shape * exact.weight));
  expect(posterior?.mu.mean).toBeCloseTo(exact.mean, 4);
  expect(posterior?.mu.median).toBeCloseTo(exact.mean, 3);
  expect(posterior?.mu.low).toBeCloseTo(exact.mean - 2.201 * scale, 2);
  expect(posterior?.mu.high).toBeCloseTo(exact.mean + 2.201 * scale, 2);
  expect(posterior?.sigma.low).toBeLessThan(posterior?.sigma.median ?? 0);
  expect(posterior?.sigma.mean).toBeCloseTo(Math.sqrt(exact.scale / (exact.shape - 0.75)), 2);
});

it("the prior alone, and nothing at all", () => {
  expect(lognormalPosterior([], prior)?.mu.median).toBeCloseTo(0.3, 3);
  expect(lognormalPosterior([])).toBeNull();
  expect(lognormalPosterior([{ log: 3, observed: false }])).toBeNull();
});

it("unfinished rows push it up, the more the longer they last", () => {
  const done = seen([0.1, 0.2, 0.3, 0.4]);
  const withOpen = (log: number) => lognormalPosterior([...done, { log, observed: false }], prior)?.mu.mean ?? 0;
  expect(withOpen(-5)).toBeCloseTo(lognormalPosterior(done, prior)?.mu.mean ?? 0, 3);
  expect(withOpen(0.5)).toBeGreaterThan(withOpen(-5) + 0.02);
  expect(withOpen(1.5)).toBeGreaterThan(withOpen(0.5) + 0.05);
});

it("recovers the truth from censored rows that entered late", () => {
  const uniform = seededUniforms(9);
  const rows: LogDuration[] = [];
  while (rows.length < 600) {
    const log = 6.5 + 0.7 * normalQuantile(0.0001 + 0.9998 * uniform());
    const enteredLog = 4 + 3 * uniform();
    if (log <= enteredLog) continue;
    const end = Math.log(Math.exp(enteredLog) + 700 * uniform());
    rows.push({ log: Math.min(log, end), observed: log <= end, enteredLog });
  }
  const posterior = lognormalPosterior(rows);
  expect(posterior?.mu.low).toBeLessThan(6.5);
  expect(posterior?.mu.high).toBeGreaterThan(6.5);
  expect(posterior?.sigma.low).toBeLessThan(0.7);
  expect(posterior?.sigma.high).toBeGreaterThan(0.7);
  expect((posterior?.mu.high ?? 9) - (posterior?.mu.low ?? 0)).toBeLessThan(0.4);
  const blind = lognormalPosterior(rows.map(({ log, observed }) => ({ log, observed })));
  expect(blind?.mu.mean).toBeGreaterThan((posterior?.mu.mean ?? 0) + 0.15);
});
