import { placeRanks } from "./selection";
import type { Quantiles } from "./types";

/**
 * The p-quantile of `total` numbers of which the smallest are `sorted` (ascending) and the rest are Infinity: linear interpolation between
 * order statistics (type 7 of Hyndman and Fan, 1996). Infinity as soon as it leans on an infinite one, and of nothing at all.
 */
export function quantileOf(sorted: Float64Array, p: number, total: number = sorted.length): number {
  const rank = (total - 1) * p;
  const low = Math.floor(rank);
  const below = sorted[low] ?? Number.POSITIVE_INFINITY;
  if (rank === low) return below;
  const above = sorted[low + 1] ?? Number.POSITIVE_INFINITY;
  return above === Number.POSITIVE_INFINITY ? above : below + (above - below) * (rank - low);
}

/** P10, P50, P80 and P90 by `quantileOf`. */
export function quantilesOf(sorted: Float64Array, total: number = sorted.length): Quantiles {
  return {
    p10: quantileOf(sorted, 0.1, total),
    p50: quantileOf(sorted, 0.5, total),
    p80: quantileOf(sorted, 0.8, total),
    p90: quantileOf(sorted, 0.9, total),
  };
}

/** `quantilesOf` for numbers in any order, all finite; reorders `values`. */
export function quantilesInPlace(values: Float64Array): Quantiles {
  const ranks = [0.1, 0.5, 0.8, 0.9].map((p) => Math.floor((values.length - 1) * p));
  placeRanks(
    values,
    ranks.flatMap((rank) => [rank, rank + 1]),
  );
  return quantilesOf(values);
}

/**
 * Standard error of the p-quantile of a simple random sample: half the distance between the order statistics one binomial standard
 * deviation, √(n·p·(1 − p)) ranks, to either side. Needs no density. 0 for fewer than two numbers.
 */
export function standardErrorOfQuantile(sorted: Float64Array, p: number): number {
  if (sorted.length < 2) return 0;
  const step = Math.sqrt((p * (1 - p)) / sorted.length);
  return (quantileOf(sorted, Math.min(1, p + step)) - quantileOf(sorted, Math.max(0, p - step))) / 2;
}
