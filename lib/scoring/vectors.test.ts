import { describe, expect, it } from "vitest";
import { logNormalUpper } from "@/lib/forecast";
import { readVectors } from "@/test-data/read-test-data";
import { thresholdBrier } from "./brier";
import { ensembleCrps, fairEnsembleCrps, lognormalCrps, normalCrps } from "./crps";
import { cureCompletionShare } from "./cure";
import { intervalScore, quantileScore } from "./intervals";
import { restrictedCrpsOfCdf } from "./restricted-crps";

function relative(got: number, want: number): number {
  return Math.abs(got - want) / Math.abs(want);
}

describe("scores", () => {
  type Scores = {
    normal: [number, number, number, string][];
    lognormal: [number, number, number, string, string | null][];
    ensemble: [number, number[], number][];
    fairEnsemble: [number, number[], number][];
    quantile: Record<"y" | "x" | "alpha" | "value", number>[];
    interval: Record<"y" | "lower" | "upper" | "coverage" | "value", number>[];
    thresholdBrier: { obs: number; ens: number[]; thresholds: number[]; value: number[] }[];
  };
  const scores = readVectors<Scores>("scores");

  it.each(scores.normal)("normal: %s under N(%s, %s)", (y, mean, sigma, want) => {
    expect(relative(normalCrps(y, mean, sigma), Number(want))).toBeLessThan(5e-14);
  });

  it.each(scores.lognormal)("lognormal: %s under LN(%s, %s)", (y, mu, sigma, want, numeric) => {
    expect(relative(lognormalCrps(y, mu, sigma), Number(want))).toBeLessThan(5e-14);
    if (numeric !== null) expect(relative(lognormalCrps(y, mu, sigma), Number(numeric))).toBeLessThan(1e-11);
  });

  it.each(scores.ensemble)("draws: %s under %j", (y, draws, want) => {
    expect(ensembleCrps(y, draws)).toBeCloseTo(want, 14);
  });

  it.each(scores.fairEnsemble)("draws, fair: %s under %j", (y, draws, want) => {
    expect(fairEnsembleCrps(y, draws)).toBeCloseTo(want, 14);
  });

  it.each(scores.quantile)("quantile $x at $alpha of $y", ({ y, x, alpha, value }) => {
    expect(quantileScore(y, x, alpha)).toBeCloseTo(value, 14);
  });

  it.each(scores.interval)("interval $lower to $upper of $y", (row) => {
    expect(intervalScore(row.y, { lowDay: row.lower, highDay: row.upper }, row.coverage)).toBeCloseTo(row.value, 12);
  });

  it.each(scores.thresholdBrier)("threshold Brier of $obs under $ens", ({ obs, ens, thresholds, value }) => {
    expect(thresholds.map((threshold) => thresholdBrier(obs, ens, threshold))).toEqual(value);
  });

  it("the numeric restricted score of a lognormal meets the closed form on a long horizon", () => {
    const [y, mu, sigma, want] = scores.lognormal[1] ?? [1, 0, 1, "NaN"];
    const grid = Array.from({ length: 400 }, (_, i) => (i / 399) ** 4 * 1e5);
    const cdf = (t: number) => 1 - Math.exp(logNormalUpper((Math.log(t) - mu) / sigma));
    expect(relative(restrictedCrpsOfCdf(cdf, grid, y), Number(want))).toBeLessThan(1e-6);
  });
});

describe("the share that is still to complete", () => {
  type Row = Record<"p_complete" | "mu" | "sigma" | "elapsed", number> & { posterior_p_complete: string };
  const { rows } = readVectors<{ rows: Row[] }>("cure-conditional");
  it.each(rows)("$p_complete after $elapsed days", ({ p_complete, mu, sigma, elapsed, posterior_p_complete }) => {
    const logSurvival = elapsed === 0 ? 0 : logNormalUpper((Math.log(elapsed) - mu) / sigma);
    expect(relative(cureCompletionShare(p_complete, logSurvival), Number(posterior_p_complete))).toBeLessThan(1e-13);
  });
});
