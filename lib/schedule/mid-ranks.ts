import { numberAt } from "@/lib/forecast";
import { wholeAt } from "./columns";
import type { Column } from "./laws";

/**
 * The rank of each draw's number among the draws that count, strictly between 0 and 1; equal numbers share the middle of their ranks.
 * @param counts 1 for the draws that count; the others get ½
 * @param order all draws in the order of their numbers
 * @param most the greatest rank that a draw gets
 */
export function midRanks(values: Column, counts: Uint8Array, order: Int32Array, most: Column | null = null): Column {
  const draws = counts.includes(0) ? order.filter((d) => counts[d] === 1) : order;
  const ranks = new Float64Array(values.length).fill(0.5);
  for (let from = 0; from < draws.length; ) {
    const value = values[wholeAt(draws, from)];
    let to = from + 1;
    while (to < draws.length && values[wholeAt(draws, to)] === value) to += 1;
    const rank = (from + to) / 2 / draws.length;
    for (let place = from; place < to; place += 1) {
      const d = wholeAt(draws, place);
      ranks[d] = most ? Math.min(rank, numberAt(most, d)) : rank;
    }
    from = to;
  }
  return ranks;
}

/** Some draws by their numbers, one of each in their order. */
export function orderAmong(values: Column, draws: Int32Array): Int32Array {
  const order = inOrder(values);
  for (let i = 0; i < order.length; i += 1) order[i] = wholeAt(draws, wholeAt(order, i));
  return order;
}

/** Some draws by their numbers, from an order in which those rise but for the last digits. */
export function risen(values: Column, order: Int32Array): Int32Array {
  const draws = order.slice();
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < draws.length; i += 1) {
    const d = wholeAt(draws, i);
    const value = numberAt(values, d);
    if (value >= most) {
      most = value;
      continue;
    }
    let place = i;
    for (; place > 0 && numberAt(values, wholeAt(draws, place - 1)) > value; place -= 1)
      draws[place] = wholeAt(draws, place - 1);
    draws[place] = d;
  }
  return draws;
}

/** All draws by their numbers: spread over as many bins as draws, then sorted within each. A comparing sort takes ten times as long. */
export function inOrder(values: Column): Int32Array {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let d = 0; d < values.length; d += 1) {
    const value = numberAt(values, d);
    if (value < least) least = value;
    if (value > most) most = value;
  }
  // By the root of how far it lies above the least: times to service have a long tail.
  const scale = most > least ? (values.length - 1) / Math.sqrt(most - least) : 0;
  const bins = new Int32Array(values.length);
  const starts = new Int32Array(values.length + 1);
  for (let d = 0; d < values.length; d += 1) {
    const bin = (Math.sqrt(numberAt(values, d) - least) * scale) | 0;
    bins[d] = bin;
    starts[bin + 1] = wholeAt(starts, bin + 1) + 1;
  }
  for (let bin = 1; bin < starts.length; bin += 1) starts[bin] = wholeAt(starts, bin) + wholeAt(starts, bin - 1);
  const filled = starts.slice();
  const draws = new Int32Array(values.length);
  for (let d = 0; d < values.length; d += 1) {
    const value = numberAt(values, d);
    const bin = wholeAt(bins, d);
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

/** All draws by their numbers, where those rise along `order` both in the draws that are marked with 1 and in the others: the two merged. */
export function mergedOrder(values: Column, order: Int32Array, marks: Uint8Array): Int32Array {
  const [others, marked] = [new Int32Array(order.length + 1), new Int32Array(order.length + 1)];
  let [n, m] = [0, 0];
  for (let i = 0; i < order.length; i += 1) {
    const d = wholeAt(order, i);
    const mark = marks[d] ?? 0;
    others[n] = d;
    marked[m] = d;
    n += 1 - mark;
    m += mark;
  }
  const merged = new Int32Array(order.length);
  let [i, j] = [0, 0];
  while (i < n && j < m) {
    const other = wholeAt(others, i);
    const mark = wholeAt(marked, j);
    const isMarked = numberAt(values, mark) <= numberAt(values, other);
    merged[i + j] = isMarked ? mark : other;
    if (isMarked) j += 1;
    else i += 1;
  }
  merged.set(i < n ? others.subarray(i, n) : marked.subarray(j, m), i + j);
  return merged;
}
