import { logNormalUpper, normalCdf, normalQuantile, normalQuantileOfLogUpper } from "./normal";

/**
 * Rewrites a column of normal scores so that each becomes a score of the same distribution given X > a, where `elapsedScore` is the
 * score of a: z ↦ Φ⁻¹(1 − S(a)·Φ(−z)), which is X = S⁻¹(S(a)(1 − U)) in scores. Exact for every marginal, and increasing in z, so a
 * common factor acts before the truncation. The upper branch works in logarithms and the lower in probabilities below ½: neither tail
 * cancels, and no survival underflows. −Infinity leaves the column alone; +Infinity (nothing lasts that long) gives +Infinity.
 */
export function conditionOnSurvival(scores: Float64Array, elapsedScore: number): void {
  if (elapsedScore === Number.NEGATIVE_INFINITY) return;
  if (elapsedScore === Number.POSITIVE_INFINITY) {
    scores.fill(Number.POSITIVE_INFINITY);
    return;
  }
  const before = normalCdf(elapsedScore);
  const survival = normalCdf(-elapsedScore);
  const logSurvival = logNormalUpper(elapsedScore);
  for (let d = 0; d < scores.length; d++) {
    const z = scores[d] as number;
    const logUpper = logSurvival + logNormalUpper(z);
    scores[d] =
      logUpper < -Math.LN2 ? normalQuantileOfLogUpper(logUpper) : normalQuantile(before + survival * normalCdf(z));
  }
}
