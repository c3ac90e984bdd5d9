import { valueAt } from "@/lib/forecast/value-at";
/** An archived forecast: when something happens, if ever. */
export type ForecastDistribution = {
  /** Days at the probabilities 0, 1/m, …, 1 (m + 1 of them; 201 in the archive), ascending, given completion. Infinity allowed at the end. */
  quantileDays: readonly number[];
  /** Chance that it never completes, 0 to 1. */
  neverProbability: number;
};

/**
 * F(day): the unconditional probability that it has happened by the instant `day`. Linear between neighbouring quantiles; a run of equal
 * quantiles is a jump, taken at its day. Stays at the last finite quantile's probability where the next is Infinity.
 */
export function shareBy({ quantileDays, neverProbability }: ForecastDistribution, day: number): number {
  return (
    (1 - neverProbability) *
    conditionalShare(
      quantileDays,
      day,
      countWhere(quantileDays, (other) => other <= day),
    )
  );
}

/** F just before `day`: as `shareBy`, without the jump that may stand at `day`. */
export function shareBefore({ quantileDays, neverProbability }: ForecastDistribution, day: number): number {
  return (
    (1 - neverProbability) *
    conditionalShare(
      quantileDays,
      day,
      countWhere(quantileDays, (other) => other < day),
    )
  );
}

/** The unconditional p-quantile in days, 0 ≤ p ≤ 1: the inverse of `shareBy`. Infinity where p exceeds the chance of completion. */
export function quantileDay({ quantileDays, neverProbability }: ForecastDistribution, p: number): number {
  const completes = 1 - neverProbability;
  if (p > completes || completes === 0) return Number.POSITIVE_INFINITY;
  const rank = (p / completes) * (quantileDays.length - 1);
  const low = Math.floor(rank);
  const below = quantileDays[low] ?? Number.POSITIVE_INFINITY;
  const above = quantileDays[low + 1];
  if (rank === low || above === undefined || above === below) return below;
  return above === Number.POSITIVE_INFINITY ? above : below + (above - below) * (rank - low);
}

/** `reached` quantiles lie at or before `day`; interpolates towards the next. */
function conditionalShare(quantileDays: readonly number[], day: number, reached: number): number {
  if (reached === 0) return 0;
  const last = quantileDays.length - 1;
  const below = valueAt(quantileDays, reached - 1);
  const above = quantileDays[reached] ?? Number.POSITIVE_INFINITY;
  const part = above === Number.POSITIVE_INFINITY ? 0 : (day - below) / (above - below);
  return (reached - 1 + part) / last;
}

/** Length of the leading stretch of an ascending list for which `holds`. */
function countWhere(sorted: readonly number[], holds: (value: number) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(valueAt(sorted, middle))) low = middle + 1;
    else high = middle;
  }
  return low;
}
