import type { Column } from "./laws";

/** Where in a sorted list the first number stands that is at least `value`, or above it. */
function firstPlace(sorted: Column, value: number, isAbove: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = sorted[middle] as number;
    if (isAbove ? one <= value : one < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The rank of each draw's number among the draws that count, strictly between 0 and 1; equal numbers share the middle of their ranks.
 * @param counts 1 for the draws that count; the others get ½
 */
export function midRanks(values: Column, counts: Uint8Array): Column {
  const sorted = values.filter((_, d) => counts[d] === 1).sort();
  return values.map((value, d) =>
    counts[d] === 1 ? (firstPlace(sorted, value, false) + firstPlace(sorted, value, true)) / 2 / sorted.length : 0.5,
  );
}
