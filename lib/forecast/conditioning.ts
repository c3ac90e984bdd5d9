import { logNormalUpper, normalCdf, normalQuantile, normalQuantileOfLogUpper } from "./normal";

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
