import { normalCdf } from "@/lib/forecast";
import { numberAt } from "@/lib/forecast/value-at";

/** CRPS of N(mean, sigma²), sigma > 0, at the outcome, in its units. Closed form: Gneiting and Raftery, JASA 102 (2007), eq. 21. */
export function normalCrps(outcome: number, mean: number, sigma: number): number {
  const w = (outcome - mean) / sigma;
  const density = Math.exp(-0.5 * w * w) / Math.sqrt(2 * Math.PI);
  return sigma * (w * (2 * normalCdf(w) - 1) + 2 * density - 1 / Math.sqrt(Math.PI));
}

/**
 * CRPS of the lognormal with log-mean `mu` and log-sigma `sigma` > 0 at the outcome, in its units; an outcome ≤ 0 is allowed. Closed form:
 * Jordan, Krüger and Lerch, J. Stat. Softw. 90(12), 2019.
 */
export function lognormalCrps(outcome: number, mu: number, sigma: number): number {
  const w = outcome > 0 ? (Math.log(outcome) - mu) / sigma : Number.NEGATIVE_INFINITY;
  const mean = Math.exp(mu + 0.5 * sigma * sigma);
  return outcome * (2 * normalCdf(w) - 1) - 2 * mean * (normalCdf(w - sigma) + normalCdf(sigma / Math.SQRT2) - 1);
}

/**
 * CRPS of equally likely draws, in any order, all finite: E|X − y| − ½·E|X − X′| over the draws as they are. O(m log m). Throws RangeError
 * without a draw. For draws that fill a distribution evenly (quasi-Monte Carlo).
 */
export function ensembleCrps(outcome: number, draws: ArrayLike<number>): number {
  const { absoluteError, pairDistance } = spread(outcome, draws, 1);
  const m = draws.length;
  return absoluteError - pairDistance / (m * m);
}

/** As `ensembleCrps`, unbiased for a sample of m independent draws: the pairs are divided by m(m − 1). RangeError below two draws. */
export function fairEnsembleCrps(outcome: number, draws: ArrayLike<number>): number {
  const { absoluteError, pairDistance } = spread(outcome, draws, 2);
  const m = draws.length;
  return absoluteError - pairDistance / (m * (m - 1));
}

/** Mean |x − y|, and the sum of |xᵢ − xⱼ| over unordered pairs from order statistics: Σ (2i − m + 1)·x₍ᵢ₎, i from 0. */
function spread(outcome: number, draws: ArrayLike<number>, least: number) {
  const m = draws.length;
  if (m < least) throw new RangeError(`CRPS needs at least ${least} draws, got ${m}`);
  const sorted = Float64Array.from(draws).sort();
  let absolute = 0;
  let pairDistance = 0;
  for (let i = 0; i < m; i++) {
    const x = numberAt(sorted, i);
    absolute += Math.abs(x - outcome);
    pairDistance += (2 * i - m + 1) * x;
  }
  return { absoluteError: absolute / m, pairDistance };
}
