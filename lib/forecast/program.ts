import { topologicalOrder } from "./graph";
import type { EpochDay, Network, NetworkProblem, Node } from "./network";
import { viewsOf } from "./random-inputs";

/** A predecessor as a bound: the day of node `index` plus `lagDays`; `ofStart` takes that node's start instead of its finish. */
export type Link = { index: number; lagDays: number; ofStart: boolean };

/** How a node's dates follow from its own random inputs and from the nodes before it, all by topological index. */
export type Step = {
  node: Node;
  /** A task's earliest start: the as-of day and its not-before days, or the day it began. */
  fixedStartDay: number;
  /** Bounds on the start; only of a task that has not begun. */
  startLinks: Link[];
  /** Bounds on the finish. */
  finishLinks: Link[];
  /** A pool's views, in the order in which the random inputs number them. */
  views: number[];
  /** Whether a start-start link asks for its start. */
  startIsAsked: boolean;
};

/** A network's steps in topological order. */
export type Program = { asOf: EpochDay; steps: Step[]; indexOf: ReadonlyMap<string, number> };

/** The program of a network whose parameters are valid, or the cycle in it. */
export function programOf(
  network: Network,
  asOf: EpochDay,
): { ok: true; program: Program } | { ok: false; problem: NetworkProblem } {
  const sorted = topologicalOrder(network.nodes);
  if (!sorted.ok) {
    const message = `expected no cycle, got ${[...sorted.cycle, sorted.cycle[0]].join(" waits for ")}`;
    return { ok: false, problem: { code: "cycle", nodeIds: sorted.cycle, message } };
  }
  const indexOf = new Map(sorted.order.map((node, index) => [node.id, index]));
  const steps = sorted.order.map((node) => stepOf(node, asOf, indexOf));
  for (const step of steps)
    for (const link of [...step.startLinks, ...step.finishLinks])
      if (link.ofStart) (steps[link.index] as Step).startIsAsked = true;
  return { ok: true, program: { asOf, steps, indexOf } };
}

/** The topological index of a node. @throws when the network has no such node: a checked one names only its own */
export function nodeIndex({ indexOf }: Pick<Program, "indexOf">, id: string): number {
  const index = indexOf.get(id);
  if (index === undefined) throw new Error(`there is no node "${id}"`);
  return index;
}

function stepOf(node: Node, asOf: EpochDay, indexOf: ReadonlyMap<string, number>): Step {
  const at = (id: string) => nodeIndex({ indexOf }, id);
  const links = (types: Node["predecessors"][number]["type"][], more: string[] = []): Link[] =>
    [
      ...node.predecessors
        .filter(({ type }) => types.includes(type))
        .map(({ id, type, lagDays }) => ({ index: at(id), lagDays, ofStart: type === "start-start" })),
      ...more.map((id) => ({ index: at(id), lagDays: 0, ofStart: false })),
    ].sort((a, b) => a.index - b.index || a.lagDays - b.lagDays);
  const step: Step = {
    node,
    fixedStartDay: asOf,
    startLinks: [],
    finishLinks: [],
    views: [],
    startIsAsked: false,
  };
  switch (node.kind) {
    case "task": {
      const { startedOnDay = asOf, notBeforeDay = asOf } = node;
      if (node.startedOnDay !== undefined && node.startedOnDay <= asOf)
        return { ...step, fixedStartDay: node.startedOnDay, finishLinks: links(["finish-start", "finish-finish"]) };
      return {
        ...step,
        fixedStartDay: Math.max(asOf, notBeforeDay, startedOnDay),
        startLinks: links(["finish-start", "start-start"]),
        finishLinks: links(["finish-finish"]),
      };
    }
    case "done":
      return step;
    case "pool": {
      const later = node.notBeforePool === undefined ? node.floors : [...node.floors, node.notBeforePool];
      return {
        ...step,
        views: viewsOf(node).map((view) => at(view.node)),
        finishLinks: links(["finish-start", "start-start", "finish-finish"], later),
      };
    }
    default:
      return { ...step, finishLinks: links(["finish-start", "start-start", "finish-finish"]) };
  }
}
