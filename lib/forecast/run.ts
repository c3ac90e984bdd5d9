import type { Factors } from "./factors";
import type { Streams } from "./streams";
import type { EpochDay, Forecast, Node } from "./types";

/** What one node did in every draw; index = draw. */
export type NodeColumns = {
  finish: Float64Array;
  /** When it started; only a task has a start of its own, and for a start-start link the others' finish stands in. */
  start?: Float64Array;
  /**
   * The upstream node that set the finish, by topological index: i when the node's own work followed it, `pushedBy(i)` when the node's
   * own work was over and it only waited for i, `NOTHING` when its own work or a fixed day set it.
   */
  driver: Int32Array;
  /** For a decision: the day on which the last attempt failed, or Infinity. */
  deniedDay?: Float64Array;
  /** For a pool: the draws in which each view was picked, and in which something later than the picked view set the date. */
  picks?: { chain: number; announced: number; outside: number; later: number };
};

export const NOTHING = -1;

/** The code in `driver` of a node that only waited for node `index`; its own inverse. */
export function pushedBy(index: number): number {
  return -2 - index;
}

/** The state of one simulation: nodes are computed in topological order and `columns` grows with them. */
export type Run = {
  asOf: EpochDay;
  draws: number;
  siteKey: string;
  streams: Streams;
  factors: Factors;
  indexOf: ReadonlyMap<string, number>;
  columns: NodeColumns[];
  warnings: Forecast["warnings"];
};

/** The columns of an upstream node. Throws when it has not been computed yet, which a topological order rules out. */
export function upstream(run: Run, id: string): { index: number; columns: NodeColumns } {
  const index = run.indexOf.get(id) ?? -1;
  const columns = run.columns[index];
  if (!columns) throw new Error(`expected node ${id} to be computed before the nodes that wait for it`);
  return { index, columns };
}

/** A predecessor as a bound: `days[d] + lagDays`, on the start of the node (finish-start, start-start) or on its finish. */
export type Link = { index: number; days: Float64Array; lagDays: number; type: Node["predecessors"][number]["type"] };

/** A node's predecessors in topological order, so that the first of equal bounds is the one with the lowest index. */
export function linksInto(node: Node, run: Run): Link[] {
  const links = node.predecessors.map(({ id, type, lagDays }) => {
    const { index, columns } = upstream(run, id);
    return { index, type, lagDays, days: type === "start-start" ? (columns.start ?? columns.finish) : columns.finish };
  });
  return links.sort((a, b) => a.index - b.index || a.lagDays - b.lagDays);
}

/** Raises `finish` to the links' bounds and notes who pushed. */
export function push(finish: Float64Array, driver: Int32Array, links: readonly Link[]): void {
  for (const { index, days, lagDays } of links) {
    const code = pushedBy(index);
    for (let d = 0; d < finish.length; d++) {
      const bound = (days[d] as number) + lagDays;
      if (bound > (finish[d] as number)) {
        finish[d] = bound;
        driver[d] = code;
      }
    }
  }
}
