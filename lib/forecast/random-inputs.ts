import { byCodeUnits } from "./graph";
import { readGrid } from "./grid";
import { marginalOf } from "./marginal";
import { at } from "./memory";
import type { DoneNode, Node, PoolNode, StatedNode } from "./network";
import { normalQuantile } from "./normal";
import { noiseOf, type SharedFactors } from "./shared-factors";
import { slipClass } from "./slip";
import { type RandomInputs, taskInputs } from "./task-inputs";

const NONE: RandomInputs = { own: null, denied: null };

/** A node's random inputs. They depend on the shared factors and on the node's own parameters. */
export function randomInputsOf(node: Node, sharedFactors: SharedFactors): RandomInputs {
  switch (node.kind) {
    case "task":
      return taskInputs(node, sharedFactors);
    case "stated":
      return statedInputs(node, sharedFactors);
    case "done":
      return doneInputs(node, sharedFactors);
    case "pool":
      return poolInputs(node, sharedFactors);
    case "all-of":
    case "any-of":
      return NONE;
  }
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
function statedInputs(node: StatedNode, sharedFactors: SharedFactors): RandomInputs {
  const { medianDays, sigma } = slipClass(node.slip, node.statedDay - sharedFactors.asOf, node.ageYears);
  const { asOf, factors, memory } = sharedFactors;
  const slot = sharedFactors.slotOfSource.get(node.sourceKey);
  const own = memory.takeColumn();
  const positions = factors.positions(node.loading, ["slip", slot, node.sourceKey], () =>
    noiseOf(sharedFactors, slot, "slip", node.sourceKey),
  );
  const { cubics, affine } = marginalOf({ kind: "lognormal", medianDays, sigma }).onGrid(0);
  readGrid(
    memory,
    cubics,
    positions,
    { ...affine, shift: affine.shift + asOf, least: affine.least + asOf, most: affine.most + asOf },
    own,
  );
  return { own, denied: null };
}

/**
 * A finished node's day: uniform over the days its evidence allows, whatever its predecessors say. What is done was done by the as-of day,
 * so an interval that reaches beyond it ("this quarter") ends there. A done date wholly in the future is taken as it stands, with a warning.
 */
function doneInputs(node: DoneNode, sharedFactors: SharedFactors): RandomInputs {
  const isFuture = node.earliestDay > sharedFactors.asOf;
  const latestDay = isFuture ? node.latestDay : Math.min(node.latestDay, sharedFactors.asOf);
  const width = latestDay - node.earliestDay;
  if (isFuture) {
    const detail = `expected an actual date by day ${sharedFactors.asOf}, got day ${node.earliestDay}`;
    sharedFactors.warnings.push({ nodeId: node.id, code: "actual-in-future", detail });
  }
  const { kernel, draws } = sharedFactors.memory;
  const own = sharedFactors.memory.takeColumn();
  if (width === 0) kernel.fill(at(own), node.earliestDay, draws);
  else
    kernel.affine(
      at(own),
      node.earliestDay,
      width,
      at(sharedFactors.streams.uniform("done", sharedFactors.siteKey, node.id)),
      draws,
    );
  return { own, denied: null };
}

/** The index in `viewsOf` of the view each draw takes, by weight. */
function poolInputs(node: PoolNode, sharedFactors: SharedFactors): RandomInputs {
  const views = viewsOf(node);
  const total = views.reduce((sum, view) => sum + view.weight, 0);
  const score = noiseOf(sharedFactors, node.slot, "pick", node.id);
  let below = 0;
  const bounds = views.slice(0, -1).map((view) => {
    below += view.weight / total;
    return normalQuantile(Math.min(below, 1 - 1e-16));
  });
  const { kernel, draws } = sharedFactors.memory;
  const own = sharedFactors.memory.takeColumn();
  kernel.fill(at(own), 0, draws);
  for (const least of bounds) kernel.countReached(at(own), at(score), least, draws);
  return { own, denied: null };
}
