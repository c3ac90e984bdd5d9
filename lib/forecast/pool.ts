import { byCodeUnits } from "./graph";
import { type Link, linksInto, type NodeColumns, type Run, upstream } from "./run";
import type { PoolNode } from "./types";

/**
 * A pool in every draw: one view, picked by weight through the pool's own uniform, then the floors, the earlier pool and any predecessors,
 * and never before the as-of day. The picked view drives unless one of those is strictly later; of equal ones the lowest topological index
 * does. Views are taken in the order of their names, whatever their order in the array.
 */
export function runPool(node: PoolNode, run: Run): NodeColumns {
  const views = node.views
    .filter((view) => view.weight > 0)
    .sort((a, b) => byCodeUnits(a.name, b.name) || byCodeUnits(a.node, b.node))
    .map((view) => ({ ...view, ...upstream(run, view.node), picked: 0 }));
  const total = views.reduce((sum, view) => sum + view.weight, 0);
  const pick = run.streams.uniform("pick", run.siteKey, node.id);
  const finish = new Float64Array(run.draws);
  const driver = new Int32Array(run.draws);
  for (let d = 0; d < run.draws; d++) {
    let rest = (pick[d] as number) * total;
    let view = views[0] as (typeof views)[0];
    for (view of views) {
      rest -= view.weight;
      if (rest < 0) break;
    }
    view.picked++;
    finish[d] = view.columns.finish[d] as number;
    driver[d] = view.index;
  }
  const picks = { chain: 0, announced: 0, outside: 0, later: 0 };
  for (const { name, picked } of views) picks[name] += picked;
  picks.later = raiseToLater(finish, driver, laterThings(node, run));
  for (let d = 0; d < run.draws; d++) finish[d] = Math.max(run.asOf, finish[d] as number);
  return { finish, driver, picks };
}

/** Everything besides the views that the pool waits for, as bounds in topological order. */
function laterThings(node: PoolNode, run: Run): Pick<Link, "index" | "days" | "lagDays">[] {
  const ids = node.notBeforePool === undefined ? node.floors : [...node.floors, node.notBeforePool];
  const waits = ids.map((id) => {
    const { index, columns } = upstream(run, id);
    return { index, days: columns.finish, lagDays: 0 };
  });
  return [...waits, ...linksInto(node, run)].sort((a, b) => a.index - b.index || a.lagDays - b.lagDays);
}

/** Raises `finish` to the bounds, notes who set it, and counts the draws in which it moved. */
function raiseToLater(
  finish: Float64Array,
  driver: Int32Array,
  bounds: Pick<Link, "index" | "days" | "lagDays">[],
): number {
  const moved = new Uint8Array(finish.length);
  for (const { index, days, lagDays } of bounds) {
    for (let d = 0; d < finish.length; d++) {
      const bound = (days[d] as number) + lagDays;
      if (bound > (finish[d] as number)) {
        finish[d] = bound;
        driver[d] = index;
        moved[d] = 1;
      }
    }
  }
  return moved.reduce((sum, flag) => sum + flag, 0);
}
