import { quantilesAmong } from "./quantiles";
import type { Simulation } from "./simulation";
import { ownDays } from "./summary";
import type { TargetSamples } from "./types";

const CLASSES = 16;

/**
 * What it would be worth to know each node's own days today: P90 − P10 of the start less its expected value once they are known, over the
 * draws that complete. Known to within a sixteenth of their distribution: the draws are put into 16 classes of equal size by the node's own
 * days. Per topological index; null where nothing is unknown. (An estimate of E[range | own]; cf. the expected value of partial perfect
 * information by binning, Strong and Oakley 2013.)
 */
export function valueOfKnowing(
  { startDay, cancelledDay }: TargetSamples,
  { program, lucks }: Simulation,
): (number | null)[] {
  const rows: number[] = [];
  for (let d = 0; d < startDay.length; d++) if (cancelledDay[d] === Number.POSITIVE_INFINITY) rows.push(d);
  const starts = Float64Array.from(rows, (d) => startDay[d] as number);
  const range = rangeOf(starts);
  return program.steps.map(({ node }, index) => {
    const own = ownDays(node) ? lucks[index]?.own : null;
    if (!own || rows.length < CLASSES * 8) return null;
    const days = Float64Array.from(rows, (d) => own[d] as number);
    const bounds = quantilesAmong(
      days,
      Array.from({ length: CLASSES - 1 }, (_, k) => (k + 1) / CLASSES),
    );
    if (bounds[0] === bounds[CLASSES - 2]) return null;
    return range - meanRangeWithin(days, starts, bounds);
  });
}

/** The mean over classes, weighted by their draws, of P90 − P10 of the starts in a class. */
function meanRangeWithin(days: Float64Array, starts: Float64Array, bounds: readonly number[]): number {
  const members = Array.from({ length: CLASSES }, () => new Float64Array(starts.length));
  const counts = new Uint32Array(CLASSES);
  for (let i = 0; i < days.length; i++) {
    let low = 0;
    let high = bounds.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((days[i] as number) > (bounds[middle] as number)) low = middle + 1;
      else high = middle;
    }
    (members[low] as Float64Array)[counts[low] as number] = starts[i] as number;
    counts[low] = (counts[low] as number) + 1;
  }
  let sum = 0;
  for (let k = 0; k < CLASSES; k++) {
    const count = counts[k] as number;
    if (count > 0) sum += count * rangeOf((members[k] as Float64Array).subarray(0, count));
  }
  return sum / starts.length;
}

function rangeOf(starts: Float64Array): number {
  const [p10, p90] = quantilesAmong(starts, [0.1, 0.9]) as [number, number];
  return p90 - p10;
}
