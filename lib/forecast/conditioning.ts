import { logNormalUpper, normalCdf, normalQuantile, normalQuantileOfLogUpper } from "./normal";
import { tabulate } from "./quantile-table";

/** Below this score the survival is 1 but for 10⁻¹⁰: nothing to condition on. */
const CERTAINLY_SURVIVED = -6.4;

/**
 * The score of a quantity given X > a, as a function of its unconditioned score, where `elapsedScore` is the score of a:
 * z ↦ Φ⁻¹(1 − S(a)·Φ(−z)), which is X = S⁻¹(S(a)(1 − U)) in scores. Exact for every marginal, and increasing in z, so a common factor acts
 * before the truncation. The upper branch works in logarithms and the lower in probabilities below ½: neither tail cancels, and no survival
 * underflows. −Infinity leaves a score alone; +Infinity (nothing lasts that long) gives +Infinity.
 */
export function survivingScore(elapsedScore: number): (z: number) => number {
  if (elapsedScore === Number.NEGATIVE_INFINITY) return (z) => z;
  if (elapsedScore === Number.POSITIVE_INFINITY) return () => Number.POSITIVE_INFINITY;
  const before = normalCdf(elapsedScore);
  const survival = normalCdf(-elapsedScore);
  const logSurvival = logNormalUpper(elapsedScore);
  return (z) => {
    const logUpper = logSurvival + logNormalUpper(z);
    return logUpper < -Math.LN2 ? normalQuantileOfLogUpper(logUpper) : normalQuantile(before + survival * normalCdf(z));
  };
}

/** Rewrites scores in draws `from` … `to` − 1 by `survivingScore`, read from a table: within 1e-8. */
export function conditionedOnSurvival(elapsedScore: number): (scores: Float64Array, from: number, to: number) => void {
  if (elapsedScore < CERTAINLY_SURVIVED) return () => undefined;
  if (elapsedScore === Number.POSITIVE_INFINITY) return (scores, from, to) => scores.fill(elapsedScore, from, to);
  const table = tabulate(survivingScore(elapsedScore));
  return (scores, from, to) => table.fill(scores, scores, from, to);
}
