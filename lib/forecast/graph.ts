import type { Node } from "./network";
import { valueAt } from "./value-at";

/** Every node that must be known before this one: predecessors, and a pool's views, floors and earlier pool. May repeat an id. */
export function upstreamOf(node: Node): string[] {
  const before = node.predecessors.map((predecessor) => predecessor.id);
  if (node.kind !== "pool") return before;
  const earlier = node.notBeforePool === undefined ? [] : [node.notBeforePool];
  return [...before, ...node.views.map((view) => view.node), ...node.floors, ...earlier];
}

/**
 * The nodes with each after everything upstream of it, or the ids of one cycle in walking order (each waits for the next). Kahn's
 * algorithm, always taking the smallest ready id (by code units), so the order depends on the network and not on the array. Expects
 * distinct ids and no dangling reference. O((nodes + edges)·log nodes) but for the insertion.
 */
export function topologicalOrder(nodes: readonly Node[]): { ok: true; order: Node[] } | { ok: false; cycle: string[] } {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const waiting = new Map<string, number>();
  const downstream = new Map<string, string[]>();
  for (const node of nodes) {
    const upstream = new Set(upstreamOf(node));
    waiting.set(node.id, upstream.size);
    for (const id of upstream) downstream.set(id, [...(downstream.get(id) ?? []), node.id]);
  }
  const ready = [...waiting].filter(([, count]) => count === 0).map(([id]) => id);
  ready.sort(byCodeUnits).reverse();
  const order: Node[] = [];
  for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
    order.push(byId.get(id) as Node);
    waiting.delete(id);
    for (const next of downstream.get(id) ?? []) {
      const count = (waiting.get(next) ?? 0) - 1;
      waiting.set(next, count);
      if (count === 0) insertDescending(ready, next);
    }
  }
  return waiting.size === 0 ? { ok: true, order } : { ok: false, cycle: cycleAmong(byId, waiting) };
}

/** Order of strings that no locale changes. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function insertDescending(ids: string[], id: string): void {
  const at = ids.findLastIndex((before) => before > id);
  ids.splice(at + 1, 0, id);
}

/** Walks upstream among the nodes left over (each waits for another of them) until one comes again. */
function cycleAmong(byId: Map<string, Node>, left: Map<string, number>): string[] {
  const path: string[] = [];
  let id = firstOf([...left.keys()]);
  while (!path.includes(id)) {
    path.push(id);
    id = firstOf(upstreamOf(byId.get(id) as Node).filter((before) => left.has(before)));
  }
  return path.slice(path.indexOf(id));
}

function firstOf(ids: string[]): string {
  return valueAt(ids.sort(byCodeUnits), 0);
}
