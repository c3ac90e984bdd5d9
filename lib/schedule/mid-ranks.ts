import { numberAt } from "@/lib/forecast";
import { wholeAt } from "./columns";
import type { Column } from "./laws";

/**
 * The rank of each draw's number among the draws that count, strictly between 0 and 1; equal numbers share the middle of their ranks.
 * @param counts 1 for the draws that count; the others get ½
 */
export function midRanks(values: Column, counts: Uint8Array): Column {
  const draws = inOrder(values, counts);
  const ranks = new Float64Array(values.length).fill(0.5);
  for (let from = 0; from < draws.length; ) {
    const value = values[wholeAt(draws, from)];
    let to = from + 1;
    while (to < draws.length && values[wholeAt(draws, to)] === value) to += 1;
    const rank = (from + to) / 2 / draws.length;
    for (let place = from; place < to; place += 1) ranks[wholeAt(draws, place)] = rank;
    from = to;
  }
  return ranks;
}

/** The draws that count, by their numbers: spread over as many bins as draws, then sorted within each. A comparing sort takes ten times as long. */
function inOrder(values: Column, counts: Uint8Array): Int32Array {
  let [least, most, n] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (let d = 0; d < values.length; d += 1)
    if (counts[d] === 1) {
      const value = numberAt(values, d);
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
      const bin = binOf(numberAt(values, d)) + 1;
      starts[bin] = wholeAt(starts, bin) + 1;
    }
  for (let bin = 1; bin < starts.length; bin += 1) starts[bin] = wholeAt(starts, bin) + wholeAt(starts, bin - 1);
  const filled = starts.slice();
  const draws = new Int32Array(n);
  for (let d = 0; d < values.length; d += 1)
    if (counts[d] === 1) {
      const value = numberAt(values, d);
      const bin = binOf(value);
      let place = wholeAt(filled, bin);
      filled[bin] = place + 1;
      for (const first = wholeAt(starts, bin); place > first; place -= 1) {
        const before = wholeAt(draws, place - 1);
        if (numberAt(values, before) <= value) break;
        draws[place] = before;
      }
      draws[place] = d;
    }
  return draws;
}
