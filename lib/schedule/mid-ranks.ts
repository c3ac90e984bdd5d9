import type { Column } from "./laws";

/**
 * The rank of each draw's number among the draws that count, strictly between 0 and 1; equal numbers share the middle of their ranks.
 * @param counts 1 for the draws that count; the others get ½
 */
export function midRanks(values: Column, counts: Uint8Array): Column {
  const draws = inOrder(values, counts);
  const ranks = new Float64Array(values.length).fill(0.5);
  for (let from = 0; from < draws.length; ) {
    const value = values[draws[from] as number];
    let to = from + 1;
    while (to < draws.length && values[draws[to] as number] === value) to += 1;
    const rank = (from + to) / 2 / draws.length;
    for (let place = from; place < to; place += 1) ranks[draws[place] as number] = rank;
    from = to;
  }
  return ranks;
}

/** The draws that count, by their numbers: spread over as many bins as draws, then sorted within each. A comparing sort takes ten times as long. */
function inOrder(values: Column, counts: Uint8Array): Int32Array {
  let [least, most, n] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (let d = 0; d < values.length; d += 1)
    if (counts[d] === 1) {
      const value = values[d] as number;
      if (value < least) least = value;
      if (value > most) most = value;
      n += 1;
    }
  // By the root of how far it lies above the least: times to service have a long tail.
  const scale = most > least ? (values.length - 1) / Math.sqrt(most - least) : 0;
  const binOf = (value: number) => (Math.sqrt(value - least) * scale) | 0;
  const starts = new Int32Array(values.length + 1);
  for (let d = 0; d < values.length; d += 1)
    if (counts[d] === 1) {
      const bin = binOf(values[d] as number) + 1;
      starts[bin] = (starts[bin] as number) + 1;
    }
  for (let bin = 1; bin < starts.length; bin += 1) starts[bin] = (starts[bin] as number) + (starts[bin - 1] as number);
  const filled = starts.slice();
  const draws = new Int32Array(n);
  for (let d = 0; d < values.length; d += 1)
    if (counts[d] === 1) {
      const value = values[d] as number;
      const bin = binOf(value);
      let place = filled[bin] as number;
      filled[bin] = place + 1;
      for (const first = starts[bin] as number; place > first; place -= 1) {
        const before = draws[place - 1] as number;
        if ((values[before] as number) <= value) break;
        draws[place] = before;
      }
      draws[place] = d;
    }
  return draws;
}
