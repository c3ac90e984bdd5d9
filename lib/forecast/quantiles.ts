import { releaseColumns, takeColumn } from "./columns";
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

const BINS = 2048;
const SAMPLED_ABOVE = 4096;
const SAMPLE_STEP = 16;
/** Work space of one call, used by the next. */
const binCounts = new Uint32Array(BINS + 1);
const binWanted = new Uint8Array(BINS);
const binFilled = new Uint32Array(BINS);
let binOfValue = new Uint16Array();

/**
 * `quantileOf` at each of `shares`, of finite numbers in any order (`values` is left as it is): counts them into bins and sorts only the
 * bins that the asked ranks fall into. Exactly what sorting everything gives, in a tenth of the time. Infinity of no numbers at all.
 */
export function quantilesAmong(values: Float64Array, shares: readonly number[]): number[] {
  // The range of a sample does: what lies outside it goes into the first or last bin, and those are sorted where a rank falls there.
  const [low, high] = rangeOf(values, values.length < SAMPLED_ABOVE ? 1 : SAMPLE_STEP);
  if (!(high > low)) {
    const [least, most] = rangeOf(values, 1);
    if (!(most > least)) return shares.map(() => least);
    const sorted = values.slice().sort();
    return shares.map((p) => quantileOf(sorted, p));
  }
  const perUnit = (BINS - 1) / (high - low);
  if (binOfValue.length < values.length) binOfValue = new Uint16Array(values.length);
  countIntoBins(values, low, perUnit, binOfValue, binCounts.fill(0));
  const ranks = shares.map((p) => (values.length - 1) * p);
  const wanted = binWanted.fill(0);
  for (const rank of ranks) {
    wanted[binOfRank(Math.floor(rank))] = 1;
    wanted[binOfRank(Math.ceil(rank))] = 1;
  }
  const gathered = new Map<number, Float64Array>();
  for (let bin = 0; bin < BINS; bin++)
    if (wanted[bin]) gathered.set(bin, new Float64Array((binCounts[bin + 1] as number) - (binCounts[bin] as number)));
  gather(values, binOfValue, wanted, gathered);
  for (const bin of gathered.values()) bin.sort();
  const atRank = (rank: number) => {
    const bin = binOfRank(rank);
    return (gathered.get(bin) as Float64Array)[rank - (binCounts[bin] as number)] as number;
  };
  return ranks.map((rank) => {
    const below = atRank(Math.floor(rank));
    return below + (atRank(Math.ceil(rank)) - below) * (rank - Math.floor(rank));
  });
}

/** Writes each number's bin, and into `counts` how many lie in the bins before each. */
function countIntoBins(
  values: Float64Array,
  low: number,
  perUnit: number,
  bins: Uint16Array,
  counts: Uint32Array,
): void {
  for (let d = 0; d < values.length; d++) {
    const place = ((values[d] as number) - low) * perUnit;
    const bin = place < 0 ? 0 : place > BINS - 1 ? BINS - 1 : place | 0;
    bins[d] = bin;
    counts[bin + 1] = (counts[bin + 1] as number) + 1;
  }
  for (let bin = 1; bin <= BINS; bin++) counts[bin] = (counts[bin] as number) + (counts[bin - 1] as number);
}

/** Copies the numbers of the wanted bins. */
function gather(
  values: Float64Array,
  bins: Uint16Array,
  wanted: Uint8Array,
  gathered: Map<number, Float64Array>,
): void {
  const filled = binFilled.fill(0);
  for (let d = 0; d < values.length; d++) {
    const bin = bins[d] as number;
    if (!wanted[bin]) continue;
    (gathered.get(bin) as Float64Array)[filled[bin] as number] = values[d] as number;
    filled[bin] = (filled[bin] as number) + 1;
  }
}

/** The bin that holds a rank: the last whose predecessors hold no more than `rank` numbers. */
function binOfRank(rank: number): number {
  let low = 0;
  let high = BINS;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((binCounts[middle] as number) > rank) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}

const ORDER_BINS = 8192;
/** Above this insertion would be slow: many equal or crowded numbers. */
const MOST_IN_BIN = 256;

/** The same finite numbers in ascending order, in `values` itself: bins first, then insertion, which is quick on what is nearly in order. */
export function inAscendingOrder(values: Float64Array): Float64Array {
  const [low, high] = rangeOf(values, 1);
  if (!(high > low)) return values;
  const perUnit = (ORDER_BINS - 1) / (high - low);
  const place = new Uint32Array(ORDER_BINS + 1);
  for (let d = 0; d < values.length; d++) {
    const bin = ((((values[d] as number) - low) * perUnit) | 0) + 1;
    place[bin] = (place[bin] as number) + 1;
  }
  let fullest = 0;
  for (let bin = 1; bin <= ORDER_BINS; bin++) {
    fullest = Math.max(fullest, place[bin] as number);
    place[bin] = (place[bin] as number) + (place[bin - 1] as number);
  }
  if (fullest > MOST_IN_BIN) return values.sort();
  const unordered = takeColumn(values.length);
  unordered.set(values);
  for (let d = 0; d < unordered.length; d++) {
    const value = unordered[d] as number;
    const bin = ((value - low) * perUnit) | 0;
    values[place[bin] as number] = value;
    place[bin] = (place[bin] as number) + 1;
  }
  releaseColumns([unordered]);
  for (let i = 1; i < values.length; i++) {
    const value = values[i] as number;
    let k = i - 1;
    while (k >= 0 && (values[k] as number) > value) {
      values[k + 1] = values[k] as number;
      k--;
    }
    values[k + 1] = value;
  }
  return values;
}

/** The least and the greatest of every `step`-th number. */
function rangeOf(values: Float64Array, step: number): [low: number, high: number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let d = 0; d < values.length; d += step) {
    const value = values[d] as number;
    low = value < low ? value : low;
    high = value > high ? value : high;
  }
  return [low, high];
}

/** P10, P50, P80 and P90 by `quantilesAmong`. */
export function quantilesOfUnsorted(values: Float64Array): Quantiles {
  const [p10, p50, p80, p90] = quantilesAmong(values, [0.1, 0.5, 0.8, 0.9]) as [number, number, number, number];
  return { p10, p50, p80, p90 };
}
