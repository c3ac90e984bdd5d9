import { NOTHING, type NodeColumns, type Run } from "./run";
import type { DoneNode, Node } from "./types";

/**
 * A finished node: uniform over the days its evidence allows, whatever its predecessors say. What is done was done by the as-of day, so an
 * interval that reaches beyond it ("this quarter") ends there. A done date wholly in the future is taken as it stands, with a warning.
 */
export function runDone(node: DoneNode, run: Run): NodeColumns {
  const future = node.earliestDay > run.asOf;
  const latestDay = future ? node.latestDay : Math.min(node.latestDay, run.asOf);
  const width = latestDay - node.earliestDay;
  if (future) {
    const detail = `expected an actual date by day ${run.asOf}, got day ${node.earliestDay}`;
    run.warnings.push({ nodeId: node.id, code: "actual-in-future", detail });
  }
  const finish = run.streams.uniform("done", run.siteKey, node.id);
  for (let d = 0; d < run.draws; d++) finish[d] = node.earliestDay + width * (finish[d] as number);
  return { finish, driver: new Int32Array(run.draws).fill(NOTHING) };
}

/** Warns of every done node that was done before something it should have waited for: the actual stands, the logic gives way. */
export function warnOfContradictions(nodes: readonly Node[], run: Run): void {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  for (const node of nodes) {
    if (node.kind !== "done" || node.earliestDay > run.asOf) continue;
    const contradicted = node.predecessors.filter(({ id, type, lagDays }) => {
      const before = byId.get(id);
      if (!before || before.kind === "all-of" || before.kind === "any-of" || type === "start-start") return false;
      return before.kind !== "done" || before.earliestDay + lagDays > node.latestDay;
    });
    if (contradicted.length === 0) continue;
    const detail = `done by day ${node.latestDay}, but not so: ${contradicted.map(({ id }) => id).join(", ")}`;
    run.warnings.push({ nodeId: node.id, code: "contradictory-actual", detail });
  }
}
