import { valueAt } from "@/lib/forecast/value-at";
import type { ForecastDistribution } from "./forecast-distribution";

/** What is scored over: the instants from `fromDay` to `fromDay + horizonDays`. */
export type Horizon = { fromDay: number; horizonDays: number };

/**
 * Restricted (threshold-weighted) CRPS in days: ∫ (F(t) − 1{T ≤ t})² dt over the horizon. Proper, and finite whatever happened (Gneiting and
 * Ranjan, JBES 29, 2011). `outcomeDay` is null when it had not happened by the horizon's end; a day outside the horizon counts by the side on
 * which it lies. Exact for the piecewise linear F of `shareBy`.
 */
export function restrictedCrps(
  { quantileDays, neverProbability }: ForecastDistribution,
  outcomeDay: number | null,
  { fromDay, horizonDays }: Horizon,
): number {
  const last = quantileDays.length - 1;
  const shareAt = (i: number) => ((1 - neverProbability) * i) / last;
  const score = (start: Knot, end: Knot) => stretch(start, end, outcomeDay, fromDay, fromDay + horizonDays);
  let previous: Knot = { day: Number.NEGATIVE_INFINITY, share: 0 };
  let total = 0;
  for (let i = 0; i <= last; i++) {
    const knot = { day: valueAt(quantileDays, i), share: shareAt(i) };
    total += score(previous, knot);
    previous = knot;
  }
  return total + score(previous, { day: Number.POSITIVE_INFINITY, share: shareAt(last) });
}

/** The same score of equally likely draws, which may be Infinity (never), in any order: F is the share of draws at or before t. Exact. */
export function restrictedCrpsOfDraws(
  draws: ArrayLike<number>,
  outcomeDay: number | null,
  { fromDay, horizonDays }: Horizon,
): number {
  const sorted = Float64Array.from(draws).sort();
  let total = 0;
  for (let i = 0; i <= sorted.length; i++) {
    const share = i / sorted.length;
    const start = { day: sorted[i - 1] ?? Number.NEGATIVE_INFINITY, share };
    const end = { day: sorted[i] ?? Number.POSITIVE_INFINITY, share };
    total += stretch(start, end, outcomeDay, fromDay, fromDay + horizonDays);
  }
  return total;
}

/** Nodes and weights of the four-point Gauss–Legendre rule on (−1, 1). */
const GAUSS_LEGENDRE = [
  [-0.8611363115940526, 0.3478548451374538],
  [-0.33998104358485626, 0.6521451548625461],
  [0.33998104358485626, 0.6521451548625461],
  [0.8611363115940526, 0.3478548451374538],
] as const;

/**
 * The same score of any distribution function, from the first to the last of the ascending `gridDays`. Four-point Gauss–Legendre in each
 * panel, panels being cut at the outcome: exact where `cdf` is a polynomial of degree up to 3 within each panel, so a jump of `cdf` belongs
 * on the grid.
 */
export function restrictedCrpsOfCdf(
  cdf: (day: number) => number,
  gridDays: readonly number[],
  outcomeDay: number | null,
): number {
  const outcome = outcomeDay ?? Number.POSITIVE_INFINITY;
  let total = 0;
  for (let i = 1; i < gridDays.length; i++) {
    const start = valueAt(gridDays, i - 1);
    const end = valueAt(gridDays, i);
    const cut = Math.min(Math.max(outcome, start), end);
    total += panel(cdf, start, cut, 0) + panel(cdf, cut, end, 1);
  }
  return total;
}

function panel(cdf: (day: number) => number, start: number, end: number, happened: 0 | 1): number {
  const half = (end - start) / 2;
  if (half <= 0) return 0;
  let sum = 0;
  for (const [node, weight] of GAUSS_LEGENDRE) sum += weight * (cdf(start + half * (1 + node)) - happened) ** 2;
  return sum * half;
}

type Knot = { day: number; share: number };

/** ∫ (F − 1{outcome ≤ t})² between two knots, as far as that lies in the window; a stretch without an end keeps the share it starts with. */
function stretch(start: Knot, end: Knot, outcomeDay: number | null, fromDay: number, untilDay: number): number {
  const first = Math.max(start.day, fromDay);
  const last = Math.min(end.day, untilDay);
  if (last <= first) return 0;
  const length = end.day - start.day;
  const shareOn = (day: number) =>
    length === Number.POSITIVE_INFINITY
      ? start.share
      : start.share + ((end.share - start.share) * (day - start.day)) / length;
  const cut = Math.min(Math.max(outcomeDay ?? untilDay, first), last);
  const atCut = shareOn(cut);
  return squaredLine(cut - first, shareOn(first), atCut) + squaredLine(last - cut, atCut - 1, shareOn(last) - 1);
}

/** ∫ of the square of a line from a to b over `length`. */
function squaredLine(length: number, a: number, b: number): number {
  return (length * (a * a + a * b + b * b)) / 3;
}
