import type { Luck } from "./luck";
import type { Program, Step } from "./program";
import { type Dates, daysOf } from "./schedule";

/** Shares of draws by topological index. */
export type Walks = { onPath: Float64Array; drives: Float64Array };

export const NOTHING = -1;

/** The code of a node that only waited for node `index`: its own work was over. Its own inverse. */
export function pushedBy(index: number): number {
  return -2 - index;
}

/**
 * Who set a node's finish in a draw, by topological index: i when the node's own work followed it, `pushedBy(i)` when the node's own work
 * was over and it only waited for i, `NOTHING` when its own work or a fixed day set it. Of equal bounds the lowest index drives; a start
 * bound equal to the fixed day drives; a picked view beats an equal floor. Read off the dates, which hold the same sums.
 */
export function driverOf(step: Step, own: Float64Array | null, dates: Dates, d: number): number {
  const { node, finishLinks } = step;
  let driver = NOTHING;
  let end = Number.NEGATIVE_INFINITY;
  switch (node.kind) {
    case "done":
      return NOTHING;
    case "all-of":
    case "any-of": {
      const sign = node.kind === "all-of" ? 1 : -1;
      for (const link of finishLinks) {
        const bound = (daysOf(link, dates)[d] as number) + link.lagDays;
        if (driver === NOTHING || sign * (bound - end) > 0) {
          end = bound;
          driver = link.index;
        }
      }
      return driver;
    }
    case "pool": {
      driver = step.views[(own as Float64Array)[d] as number] as number;
      end = (dates.finish[driver] as Float64Array)[d] as number;
      for (const link of finishLinks) {
        const bound = (daysOf(link, dates)[d] as number) + link.lagDays;
        if (bound > end) {
          end = bound;
          driver = link.index;
        }
      }
      return driver;
    }
    case "stated":
      end = (own as Float64Array)[d] as number;
      break;
    case "task": {
      let start = step.fixedStartDay;
      for (const link of step.startLinks) {
        const bound = (daysOf(link, dates)[d] as number) + link.lagDays;
        if (bound > start || (bound === start && driver === NOTHING)) {
          start = bound;
          driver = link.index;
        }
      }
      end = start + ((own as Float64Array)[d] as number);
    }
  }
  for (const link of finishLinks) {
    const bound = (daysOf(link, dates)[d] as number) + link.lagDays;
    if (bound > end) {
      end = bound;
      driver = pushedBy(link.index);
    }
  }
  return driver;
}

/**
 * Walks back from `target` in every draw, from each node to the one that set its finish, and counts the nodes met (criticality) and the
 * first that drives: the first node on the walk with `drives` that is no pool and whose own work, or own date, set its finish. A node that
 * was only pushed by a later predecessor passes the drive on, as a join does. A walk without a driving node counts for its last node, so
 * the `drives` shares add up to 1. O(draws × length of the walk).
 */
export function walkBack(target: number, { steps }: Program, lucks: readonly Luck[], dates: Dates): Walks {
  const candidate = steps.map(({ node }) => node.drives && node.kind !== "pool");
  const draws = (dates.finish[target] as Float64Array).length;
  const onPath = new Float64Array(steps.length);
  const drives = new Float64Array(steps.length);
  for (let d = 0; d < draws; d++) {
    let first = NOTHING;
    let last = target;
    for (let at = target; at >= 0; ) {
      last = at;
      onPath[at] = (onPath[at] as number) + 1;
      const code = driverOf(steps[at] as Step, (lucks[at] as Luck).own, dates, d);
      const pushed = code < NOTHING;
      if (first === NOTHING && candidate[at] && !pushed) first = at;
      at = pushed ? pushedBy(code) : code;
    }
    const counted = first === NOTHING ? last : first;
    drives[counted] = (drives[counted] as number) + 1;
  }
  return { onPath: onPath.map((count) => count / draws), drives: drives.map((count) => count / draws) };
}
