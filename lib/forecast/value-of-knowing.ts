import { at, type Column, type Memory } from "./memory";
import { quantilesAmong } from "./quantiles";
import type { Simulation } from "./simulation";
import { ownDays, type TargetDraws } from "./summary";
import { numberAt } from "./value-at";

const CLASSES = 16;

/**
 * What it would be worth to know each node's own days today: P90 − P10 of the start less its expected value once they are known, over the
 * draws that complete. Known to within a sixteenth of their distribution: the draws are put into 16 classes of equal size by the node's own
 * days. Per topological index; null where nothing is unknown. (An estimate of E[range | own]; cf. the expected value of partial perfect
 * information by binning, Strong and Oakley 2013.)
 */
export function valueOfKnowing(
  { startDay, cancelledDay }: TargetDraws,
  { program, randomInputs, sharedFactors: { memory } }: Simulation,
): (number | null)[] {
  const { kernel, draws } = memory;
  const [starts, days] = [memory.takeColumn(), memory.takeColumn()];
  const count = kernel.pickCompleted(at(starts), at(startDay), at(cancelledDay), draws);
  const range = rangeOf(memory, starts, 0, count);
  const shares = Array.from({ length: CLASSES - 1 }, (_, k) => (k + 1) / CLASSES);
  const values = program.steps.map(({ node }, index) => {
    const own = ownDays(node) ? randomInputs[index]?.own : null;
    if (!own || count < CLASSES * 8) return null;
    kernel.pickCompleted(at(days), at(own), at(cancelledDay), draws);
    const bounds = quantilesAmong(memory, days, count, shares);
    if (bounds[0] === bounds[CLASSES - 2]) return null;
    return range - meanRangeWithin(memory, days, starts, count, bounds);
  });
  memory.release([starts, days]);
  return values;
}

/** The mean over classes, weighted by their draws, of P90 − P10 of the starts in a class. */
function meanRangeWithin(
  memory: Memory,
  days: Column,
  starts: Column,
  count: number,
  bounds: readonly number[],
): number {
  const [classes, byClass] = [memory.takeColumn(), memory.takeColumn()];
  memory.kernel.fill(at(classes), 0, count);
  // A number above k bounds is of class k; one on a bound is of the class below it.
  for (const bound of bounds) memory.kernel.countAbove(at(classes), at(days), bound, count);
  const ends = new Float64Array(CLASSES + 1);
  for (let i = 0; i < count; i++) ends[numberAt(classes, i) + 1] = numberAt(ends, numberAt(classes, i) + 1) + 1;
  for (let k = 1; k <= CLASSES; k++) ends[k] = numberAt(ends, k) + numberAt(ends, k - 1);
  const place = ends.slice();
  for (let i = 0; i < count; i++) {
    const k = numberAt(classes, i);
    byClass[numberAt(place, k)] = numberAt(starts, i);
    place[k] = numberAt(place, k) + 1;
  }
  let sum = 0;
  for (let k = 0; k < CLASSES; k++) {
    const members = numberAt(ends, k + 1) - numberAt(ends, k);
    if (members > 0) sum += members * rangeOf(memory, byClass, numberAt(ends, k), members);
  }
  memory.release([classes, byClass]);
  return sum / count;
}

function rangeOf(memory: Memory, starts: Column, first: number, count: number): number {
  const [p10, p90] = quantilesAmong(memory, starts, count, [0.1, 0.9], first) as [number, number];
  return p90 - p10;
}
