import { takeColumn } from "./columns";
import { byCodeUnits } from "./graph";
import { marginalOf } from "./marginal";
import { normalQuantile } from "./normal";
import { slipClass } from "./slip";
import { taskLuck } from "./task-luck";
import type { DoneNode, Node, PoolNode, StatedNode } from "./types";
import type { World } from "./world";

/**
 * What chance decides of one node, whatever the nodes before it do; index = draw. `own` is a task's days from its start (retries and jumps
 * included), a stated or done node's own finish day, or the index of the view that a pool picks (see `viewsOf`); joins have none.
 */
export type Luck = { own: Float64Array | null; denied: Uint8Array | null };

const NONE: Luck = { own: null, denied: null };

/** A node's luck. Depends on the world and on the node's own parameters, but for those named in `luckKey`. */
export function luckOf(node: Node, world: World): Luck {
  switch (node.kind) {
    case "task":
      return taskLuck(node, world);
    case "stated":
      return { own: statedFinish(node, world), denied: null };
    case "done":
      return { own: doneDay(node, world), denied: null };
    case "pool":
      return { own: pickedViews(node, world), denied: null };
    case "all-of":
    case "any-of":
      return NONE;
  }
}

/** Two nodes with one key have the same luck in the same world. */
export function luckKey(node: Node): string {
  const { predecessors: _, drives: __, plannedDay: ___, ...rest } = node;
  if (rest.kind === "task") return JSON.stringify({ ...rest, notBeforeDay: undefined });
  if (rest.kind === "pool") return JSON.stringify({ ...rest, floors: undefined, notBeforePool: undefined });
  return JSON.stringify(rest);
}

/** The views that can be picked, in the order of their names, whatever their order in the array. */
export function viewsOf(node: PoolNode): PoolNode["views"] {
  return node.views
    .filter((view) => view.weight > 0)
    .sort((a, b) => byCodeUnits(a.name, b.name) || byCodeUnits(a.node, b.node));
}

/**
 * A stated date's own finish: as-of day + R, R lognormal by the slip model. Every stated date of one source in one site takes the same
 * noise, so with one loading they slip together, in the same ratio to their medians.
 */
function statedFinish(node: StatedNode, world: World): Float64Array {
  const { medianDays, sigma } = slipClass(node.slip, node.statedDay - world.asOf, node.ageYears);
  const { streams, siteKey } = world;
  const slot = world.slotOfSource.get(node.sourceKey);
  const noise =
    node.loading === "total"
      ? null
      : slot === undefined
        ? streams.normal("slip", siteKey, node.sourceKey)
        : streams.even(slot, ["site", siteKey], "slip", node.sourceKey);
  const finish = takeColumn(world.draws);
  world.factors.score(finish, node.loading, noise);
  marginalOf({ kind: "lognormal", medianDays, sigma }).fill(finish, finish, 0);
  for (let d = 0; d < finish.length; d++) finish[d] = world.asOf + (finish[d] as number);
  return finish;
}

/**
 * A finished node's day: uniform over the days its evidence allows, whatever its predecessors say. What is done was done by the as-of day,
 * so an interval that reaches beyond it ("this quarter") ends there. A done date wholly in the future is taken as it stands, with a warning.
 */
function doneDay(node: DoneNode, world: World): Float64Array {
  const isFuture = node.earliestDay > world.asOf;
  const latestDay = isFuture ? node.latestDay : Math.min(node.latestDay, world.asOf);
  const width = latestDay - node.earliestDay;
  if (isFuture) {
    const detail = `expected an actual date by day ${world.asOf}, got day ${node.earliestDay}`;
    world.warnings.push({ nodeId: node.id, code: "actual-in-future", detail });
  }
  const days = takeColumn(world.draws).fill(node.earliestDay);
  if (width === 0) return days;
  const luck = world.streams.uniform("done", world.siteKey, node.id);
  for (let d = 0; d < days.length; d++) days[d] = node.earliestDay + width * (luck[d] as number);
  return days;
}

/** The index in `viewsOf` of the view each draw takes, by weight. */
function pickedViews(node: PoolNode, { streams, siteKey, draws }: World): Float64Array {
  const views = viewsOf(node);
  const total = views.reduce((sum, view) => sum + view.weight, 0);
  const picks = takeColumn(draws).fill(0);
  let below = 0;
  const score =
    node.slot === undefined
      ? streams.normal("pick", siteKey, node.id)
      : streams.even(node.slot, ["site", siteKey], "pick", node.id);
  for (const view of views.slice(0, -1)) {
    below += view.weight / total;
    const least = normalQuantile(Math.min(below, 1 - 1e-16));
    for (let d = 0; d < draws; d++) if ((score[d] as number) >= least) picks[d] = (picks[d] as number) + 1;
  }
  return picks;
}
