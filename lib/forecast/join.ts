import { linksInto, NOTHING, type NodeColumns, type Run } from "./run";
import type { JoinNode } from "./types";

/**
 * The latest (all-of) or the earliest (any-of) of the predecessors' bounds in every draw; of equal ones the lowest topological index
 * drives. An all-of of nothing is the as-of day.
 */
export function runJoin(node: JoinNode, run: Run): NodeColumns {
  const sign = node.kind === "all-of" ? 1 : -1;
  const links = linksInto(node, run);
  const driver = new Int32Array(run.draws).fill(links[0]?.index ?? NOTHING);
  const finish = links[0]
    ? links[0].days.map((day) => day + (links[0] as (typeof links)[0]).lagDays)
    : new Float64Array(run.draws).fill(run.asOf);
  for (const { index, days, lagDays } of links.slice(1)) {
    for (let d = 0; d < run.draws; d++) {
      const bound = (days[d] as number) + lagDays;
      if (sign * (bound - (finish[d] as number)) > 0) {
        finish[d] = bound;
        driver[d] = index;
      }
    }
  }
  return { finish, driver };
}
