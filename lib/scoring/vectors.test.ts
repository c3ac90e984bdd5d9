import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { logNormalUpper } from "@/lib/forecast";
import { thresholdBrier } from "./brier";
import { ensembleCrps, fairEnsembleCrps, lognormalCrps, normalCrps } from "./crps";
import { cureCompletionShare } from "./cure";
import { intervalScore, quantileScore } from "./intervals";
import { restrictedCrpsOfCdf } from "./restricted-crps";

const VECTORS = join(process.cwd(), "..", "shared", "data", "vectors");

/** A suite on a shared file of vectors; skipped, saying so, where it is absent. */
function withVectors(name: string, suite: (file: () => unknown) => void): void {
  const path = join(VECTORS, name);
  const present = existsSync(path);
  if (!present) console.warn(`skipped: ${path} is absent`);
  describe.skipIf(!present)(name, () => {
    if (present) suite(() => JSON.parse(readFileSync(path, "utf8")));
    else it.skip(`needs ${name}`, () => undefined);
  });
}

function relative(got: number, want: number): number {
  return Math.abs(got - want) / Math.abs(want);
}

withVectors("scores.json", (file) => {
  type Scores = {
    normal: { rows: [number, number, number, string][]; published: Record<"y" | "mu" | "sigma" | "crps", number>[] };
    lognormal: {
      rows: [number, number, number, string, string | null][];
      published: Record<"y" | "meanlog" | "sdlog" | "crps", number>[];
    };
    ensemble: { rows: [number, number[], number][] };
    ensemble_fair: { rows: [number, number[], number][] };
    quantile_interval: {
      quantile_score: Record<"y" | "x" | "alpha" | "value", number>[];
      interval_score: Record<"y" | "lower" | "upper" | "coverage" | "value", number>[];
    };
    threshold_brier: { rows: { obs: number; ens: number[]; thresholds: number[]; value: number[] }[] };
  };
  const scores = file() as Scores;

  it.each(scores.normal.rows)("normal: %s under N(%s, %s)", (y, mean, sigma, want) => {
    expect(relative(normalCrps(y, mean, sigma), Number(want))).toBeLessThan(5e-14);
  });

  it.each(scores.lognormal.rows)("lognormal: %s under LN(%s, %s)", (y, mu, sigma, want, numeric) => {
    expect(relative(lognormalCrps(y, mu, sigma), Number(want))).toBeLessThan(5e-14);
    if (numeric !== null) expect(relative(lognormalCrps(y, mu, sigma), Number(numeric))).toBeLessThan(1e-11);
  });

  it("published normal and lognormal scores", () => {
    for (const { y, mu, sigma, crps } of scores.normal.published) expect(normalCrps(y, mu, sigma)).toBeCloseTo(crps, 8);
    for (const row of scores.lognormal.published) {
      expect(lognormalCrps(row.y, row.meanlog, row.sdlog)).toBeCloseTo(row.crps, 8);
    }
  });

  it.each(scores.ensemble.rows)("draws: %s under %j", (y, draws, want) => {
    expect(ensembleCrps(y, draws)).toBeCloseTo(want, 14);
  });

  it.each(scores.ensemble_fair.rows)("draws, fair: %s under %j", (y, draws, want) => {
    expect(fairEnsembleCrps(y, draws)).toBeCloseTo(want, 14);
  });

  it.each(scores.quantile_interval.quantile_score)("quantile $x at $alpha of $y", ({ y, x, alpha, value }) => {
    expect(quantileScore(y, x, alpha)).toBeCloseTo(value, 14);
  });

  it.each(scores.quantile_interval.interval_score)("interval $lower to $upper of $y", (row) => {
    expect(intervalScore(row.y, { lowDay: row.lower, highDay: row.upper }, row.coverage)).toBeCloseTo(row.value, 12);
  });

  it.each(scores.threshold_brier.rows)("threshold Brier of $obs under $ens", ({ obs, ens, thresholds, value }) => {
    expect(thresholds.map((threshold) => thresholdBrier(obs, ens, threshold))).toEqual(value);
  });

  it("the numeric restricted score of a lognormal meets the closed form on a long horizon", () => {
    const [y, mu, sigma, want] = scores.lognormal.rows[1] ?? [1, 0, 1, "NaN"];
    const grid = Array.from({ length: 400 }, (_, i) => (i / 399) ** 4 * 1e5);
    const cdf = (t: number) => 1 - Math.exp(logNormalUpper((Math.log(t) - mu) / sigma));
    expect(relative(restrictedCrpsOfCdf(cdf, grid, y), Number(want))).toBeLessThan(1e-6);
  });
});

withVectors("cure_conditional.json", (file) => {
  type Row = Record<"p_complete" | "mu" | "sigma" | "elapsed", number> & { posterior_p_complete: string };
  const { rows } = file() as { rows: Row[] };
  it.each(rows)("$p_complete after $elapsed days", ({ p_complete, mu, sigma, elapsed, posterior_p_complete }) => {
    const logSurvival = elapsed === 0 ? 0 : logNormalUpper((Math.log(elapsed) - mu) / sigma);
    expect(relative(cureCompletionShare(p_complete, logSurvival), Number(posterior_p_complete))).toBeLessThan(1e-13);
  });
});
