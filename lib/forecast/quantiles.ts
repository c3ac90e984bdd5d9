import { at, type Column, type Memory } from "./memory";
import type { Quantiles } from "./results";
import { numberAt } from "./value-at";

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

/**
 * `quantileOf` at each of `shares`, of the first `count` numbers of a column, finite and in any order (it is left as it is): the kernel counts
 * them into bins and sorts only the bins that the asked ranks fall into. Exactly what sorting everything gives. Infinity of no numbers at all.
 */
export function quantilesAmong(
  memory: Memory,
  values: Column,
  count: number,
  shares: readonly number[],
  first = 0,
): number[] {
  if (count === 0) return shares.map(() => Number.POSITIVE_INFINITY);
  const { kernel, ranks, answers } = memory;
  const wanted = shares.map((p) => (count - 1) * p);
  wanted.forEach((rank, k) => {
    ranks[2 * k] = Math.floor(rank);
    ranks[2 * k + 1] = Math.ceil(rank);
  });
  const bins = memory.takeWords();
  const gathered = memory.takeColumn();
  kernel.atRanks(at(values, first), count, 2 * shares.length, at(bins), at(gathered));
  memory.releaseWords([bins]);
  memory.release([gathered]);
  return wanted.map((rank, k) => {
    const below = numberAt(answers, 2 * k);
    return below + (numberAt(answers, 2 * k + 1) - below) * (rank - Math.floor(rank));
  });
}

/** The first `count` numbers of a column, finite, in ascending order: sorted in place. */
export function inAscendingOrder(memory: Memory, values: Column, count: number): Float64Array {
  const spare = memory.takeColumn();
  memory.kernel.sortAscending(at(values), at(spare), count);
  memory.release([spare]);
  return values.subarray(0, count);
}

/** P10, P50, P80 and P90 by `quantilesAmong`, of a whole column. */
export function quantilesOfUnsorted(memory: Memory, values: Column): Quantiles {
  const shares = [0.1, 0.5, 0.8, 0.9];
  const [p10, p50, p80, p90] = quantilesAmong(memory, values, values.length, shares) as [
    number,
    number,
    number,
    number,
  ];
  return { p10, p50, p80, p90 };
}
