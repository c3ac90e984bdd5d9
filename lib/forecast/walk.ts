import type { Luck } from "./luck";
import type { Link, Program, Step } from "./program";
import { type Dates, daysOf } from "./schedule";

/** Shares of draws by topological index. */
export type Walks = { onPath: Float64Array; drives: Float64Array };

const NOTHING = -1;

/** The code of a node that only waited for node `index`: its own work was over. Its own inverse. */
function pushedBy(index: number): number {
  return -2 - index;
}

/** The bounds of links, ready to be read draw by draw. */
type Bounds = { indices: number[]; days: Float64Array[]; lags: number[] };

/**
 * Walks back from `target` in every draw, from each node to the one that set its finish, and counts the nodes met (criticality) and the
 * first that drives: the first node on the walk with `drives` that is no pool and whose own work, or own date, set its finish. A node that
 * was only pushed by a later predecessor passes the drive on, as a join does. A walk without a driving node counts for its last node, so
 * the `drives` shares add up to 1. Walks only go down the topological order, so all draws walk together, node by node.
 */
export function walkBack(target: number, { steps }: Program, lucks: readonly Luck[], dates: Dates): Walks {
  const draws = (dates.finish[target] as Float64Array).length;
  const at = new Int32Array(draws).fill(target);
  const first = new Int32Array(draws).fill(NOTHING);
  const onPath = new Float64Array(steps.length);
  const drives = new Float64Array(steps.length);
  for (let index = target; index >= 0; index--) {
    const step = steps[index] as Step;
    const driver = driverOf(step, (lucks[index] as Luck).own, dates);
    const drivesItself = step.node.drives && step.node.kind !== "pool";
    let met = 0;
    for (let d = 0; d < draws; d++) {
      if (at[d] !== index) continue;
      met++;
      const code = driver(d);
      const pushed = code < NOTHING;
      const next = pushed ? pushedBy(code) : code;
      if (first[d] === NOTHING && ((drivesItself && !pushed) || next === NOTHING)) {
        first[d] = index;
        drives[index] = (drives[index] as number) + 1;
      }
      at[d] = next;
    }
    onPath[index] = met;
  }
  return { onPath: onPath.map((count) => count / draws), drives: drives.map((count) => count / draws) };
}

/**
 * Who set a node's finish in a draw, by topological index: i when the node's own work followed it, `pushedBy(i)` when the node's own work
 * was over and it only waited for i, `NOTHING` when its own work or a fixed day set it. Of equal bounds the lowest index drives; a start
 * bound equal to the fixed day drives; a picked view beats an equal floor. Read off the dates, which hold the same sums.
 */
function driverOf(step: Step, own: Float64Array | null, dates: Dates): (d: number) => number {
  const { node, fixedStartDay, views } = step;
  const starts = boundsOf(step.startLinks, dates);
  const finishes = boundsOf(step.finishLinks, dates);
  const luck = own as Float64Array;
  switch (node.kind) {
    case "done":
      return () => NOTHING;
    case "stated":
      return (d) => lastPush(finishes, luck[d] as number, NOTHING, d);
    case "task":
      return (d) => {
        let driver = NOTHING;
        let start = fixedStartDay;
        for (let k = 0; k < starts.indices.length; k++) {
          const bound = ((starts.days[k] as Float64Array)[d] as number) + (starts.lags[k] as number);
          if (bound > start || (bound === start && driver === NOTHING)) {
            start = bound;
            driver = starts.indices[k] as number;
          }
        }
        return lastPush(finishes, start + (luck[d] as number), driver, d);
      };
    case "all-of":
    case "any-of": {
      const sign = node.kind === "all-of" ? 1 : -1;
      return (d) => {
        let driver = NOTHING;
        let end = 0;
        for (let k = 0; k < finishes.indices.length; k++) {
          const bound = ((finishes.days[k] as Float64Array)[d] as number) + (finishes.lags[k] as number);
          if (driver === NOTHING || sign * (bound - end) > 0) {
            end = bound;
            driver = finishes.indices[k] as number;
          }
        }
        return driver;
      };
    }
    case "pool": {
      const viewDays = views.map((view) => dates.finish[view] as Float64Array);
      return (d) => {
        const pick = luck[d] as number;
        const pushed = lastPush(finishes, (viewDays[pick] as Float64Array)[d] as number, NOTHING, d);
        return pushed === NOTHING ? (views[pick] as number) : pushedBy(pushed);
      };
    }
  }
}

/** `driver`, unless a bound exceeds `end`: then whoever pushed last. */
function lastPush({ indices, days, lags }: Bounds, end: number, driver: number, d: number): number {
  let last = end;
  let found = driver;
  for (let k = 0; k < indices.length; k++) {
    const bound = ((days[k] as Float64Array)[d] as number) + (lags[k] as number);
    if (bound > last) {
      last = bound;
      found = pushedBy(indices[k] as number);
    }
  }
  return found;
}

function boundsOf(links: readonly Link[], dates: Dates): Bounds {
  return {
    indices: links.map(({ index }) => index),
    days: links.map((link) => daysOf(link, dates)),
    lags: links.map(({ lagDays }) => lagDays),
  };
}
