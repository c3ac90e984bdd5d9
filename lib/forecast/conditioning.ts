import { logNormalUpper, normalQuantileOfLogUpper } from "./normal";

/**
 * The score of a quantity given X > a, as a function of its unconditioned score, where `elapsedScore` is the score of a:
 * z ↦ Φ⁻¹(1 − S(a)·Φ(−z)), which is X = S⁻¹(S(a)(1 − U)) in scores. Exact for every marginal, and increasing in z, so a common factor acts
 * before the truncation. Works in logarithms: neither tail cancels, and no survival underflows. −Infinity leaves a score alone; +Infinity
 * (nothing lasts that long) gives +Infinity.
 */
export function survivingScore(elapsedScore: number): (z: number) => number {
  if (elapsedScore === Number.NEGATIVE_INFINITY) return (z) => z;
  if (elapsedScore === Number.POSITIVE_INFINITY) return () => Number.POSITIVE_INFINITY;
  const given = survivingScoreOfLogUpper(elapsedScore);
  return (z) => given(logNormalUpper(z));
}

/** As `survivingScore`, for a finite score, as a function of ln(1 − Φ(z)): for scores that are asked for again and again. */
export function survivingScoreOfLogUpper(elapsedScore: number): (logUpper: number) => number {
  const logSurvival = logNormalUpper(elapsedScore);
  return (logUpper) => normalQuantileOfLogUpper(logSurvival + logUpper);
}
