import type { SlipModel } from "./network";

/**
 * Median and log-spread of the days that really remain until a stated date, `statedRemainingDays` = h ahead, whose promise is `ageYears`
 * old. ln median = intercept + hSlope·ln(h + offset) + ageSlope·ln(1 + age) (fitted on ERCOT's monthly reports).
 *
 * Beyond `capFromDays` the median is at most `capRatio`·h, for hardly a row of the fit lies there. Up to `capFromDays` it is at most what
 * the cap allows at `capFromDays`: otherwise an old promise 731 days ahead would come before one 729 days ahead. So for h > 0 the median
 * is continuous and never falls as h grows. A date already past takes the `overdue` class: another state, and the one jump.
 */
export function slipClass(
  slip: SlipModel,
  statedRemainingDays: number,
  ageYears: number,
): { medianDays: number; sigma: number } {
  if (statedRemainingDays <= 0) return slip.overdue;
  const fitted = Math.exp(logMedianBeforeCap(slip, statedRemainingDays, ageYears));
  const cap = slip.capRatio * Math.max(statedRemainingDays, slip.capFromDays);
  return { medianDays: Math.min(fitted, cap), sigma: slip.sigma };
}

/** ln of the median days remaining before the cap: intercept + hSlope·ln(h + offset) + ageSlope·ln(1 + age), h no less than 0. */
export function logMedianBeforeCap(slip: SlipModel, statedRemainingDays: number, ageYears: number): number {
  const h = Math.max(0, statedRemainingDays);
  return slip.intercept + slip.hSlope * Math.log(h + slip.offsetDays) + slip.ageSlope * Math.log1p(ageYears);
}
