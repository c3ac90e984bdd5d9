import { releaseColumns, takeColumn } from "./columns";
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
  const rows = completedRows(cancelledDay);
  const starts = picked(startDay, rows);
  const range = rangeOf(starts);
  return program.steps.map(({ node }, index) => {
    const own = ownDays(node) ? lucks[index]?.own : null;
    if (!own || rows.length < CLASSES * 8) return null;
    const days = picked(own, rows);
    const bounds = quantilesAmong(
      days,
      Array.from({ length: CLASSES - 1 }, (_, k) => (k + 1) / CLASSES),
    );
    if (bounds[0] === bounds[CLASSES - 2]) return null;
    return range - meanRangeWithin(days, starts, bounds);
  });
}

function completedRows(cancelledDay: Float64Array): Uint32Array {
  const rows = new Uint32Array(cancelledDay.length);
  let count = 0;
  for (let d = 0; d < cancelledDay.length; d++) {
    rows[count] = d;
    count += cancelledDay[d] === Number.POSITIVE_INFINITY ? 1 : 0;
  }
  return rows.subarray(0, count);
}

function picked(column: Float64Array, rows: Uint32Array): Float64Array {
  const out = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) out[i] = column[rows[i] as number] as number;
  return out;
}

/** The mean over classes, weighted by their draws, of P90 − P10 of the starts in a class. */
function meanRangeWithin(days: Float64Array, starts: Float64Array, bounds: readonly number[]): number {
  const classes = new Uint8Array(days.length);
  for (const bound of bounds)
    for (let i = 0; i < days.length; i++) classes[i] = (classes[i] as number) + ((days[i] as number) > bound ? 1 : 0);
  const ends = new Uint32Array(CLASSES + 1);
  for (let i = 0; i < days.length; i++)
    ends[(classes[i] as number) + 1] = (ends[(classes[i] as number) + 1] as number) + 1;
  for (let k = 1; k <= CLASSES; k++) ends[k] = (ends[k] as number) + (ends[k - 1] as number);
  const place = ends.slice();
  const byClass = takeColumn(starts.length);
  for (let i = 0; i < days.length; i++) {
    const k = classes[i] as number;
    byClass[place[k] as number] = starts[i] as number;
    place[k] = (place[k] as number) + 1;
  }
  let sum = 0;
  for (let k = 0; k < CLASSES; k++) {
    const members = byClass.subarray(ends[k], ends[k + 1]);
    if (members.length > 0) sum += members.length * rangeOf(members);
  }
  releaseColumns([byClass]);
  return sum / starts.length;
}

function rangeOf(starts: Float64Array): number {
  const [p10, p90] = quantilesAmong(starts, [0.1, 0.9]) as [number, number];
  return p90 - p10;
}
