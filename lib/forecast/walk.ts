import { NOTHING, type NodeColumns, pushedBy } from "./run";
import type { Node } from "./types";

/** Shares of draws by topological index. */
export type Walks = { onPath: Float64Array; drives: Float64Array };

/**
 * Walks back from `target` in every draw, from each node to the one that set its finish, and counts the nodes met (criticality) and the
 * first that drives: the first node on the walk with `drives` that is no pool and whose own work, or own date, set its finish. A node that
 * was only pushed by a later predecessor passes the drive on, as a join does. A walk without a driving node counts for its last node, so
 * the `drives` shares add up to 1. O(draws × length of the walk).
 */
export function walkBack(target: number, order: readonly Node[], columns: readonly NodeColumns[]): Walks {
  const candidate = order.map((node) => node.drives && node.kind !== "pool");
  const drivers = columns.map((column) => column.driver);
  const draws = drivers[target]?.length ?? 0;
  const onPath = new Float64Array(order.length);
  const drives = new Float64Array(order.length);
  for (let d = 0; d < draws; d++) {
    let first = NOTHING;
    let last = target;
    for (let at = target; at >= 0; ) {
      last = at;
      onPath[at] = (onPath[at] as number) + 1;
      const code = drivers[at]?.[d] ?? NOTHING;
      const pushed = code < NOTHING;
      if (first === NOTHING && candidate[at] && !pushed) first = at;
      at = pushed ? pushedBy(code) : code;
    }
    const counted = first === NOTHING ? last : first;
    drives[counted] = (drives[counted] as number) + 1;
  }
  return { onPath: onPath.map((count) => count / draws), drives: drives.map((count) => count / draws) };
}
