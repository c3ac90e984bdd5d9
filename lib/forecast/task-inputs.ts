import { dimensionOf } from "./factors";
import { readGrid } from "./grid";
import { marginalOf, passShare } from "./marginal";
import { at, type Column } from "./memory";
import type { Decision, Jump, TaskNode } from "./network";
import { elapsedDays, noiseOf, type SharedFactors, survivorOf } from "./shared-factors";
import { noiseGivenSurvival } from "./survival-learning";
import { numberAt } from "./value-at";

/**
 * What chance decides of one node, whatever the nodes before it do; index = draw. `own` is a task's days from its start (retries and jumps
 * included), a stated or done node's own finish day, or the index of the view that a pool picks (see `viewsOf`); joins have none.
 */
export type RandomInputs = {
  own: Column | null;
  /** 1 in the draws that are refused, else 0. */
  denied: Column | null;
};

/** Survival below 10⁻⁴ says that the class does not describe this item. */
const SCORE_BEYOND_CLASS = 3.7190164854556804;

const SHARE = { shift: 0, scale: 1, least: 0, most: 1 };

/** Days from a task's start to its own end: its duration, given that it has lasted until the as-of day, then retries, then a jump. */
export function taskInputs(node: TaskNode, sharedFactors: SharedFactors): RandomInputs {
  const own = sharedFactors.memory.takeColumn();
  writeDurations(node, own, sharedFactors);
  if (!node.decision && !node.jump) return { own, denied: null };
  const denied = sharedFactors.memory.takeColumn();
  if (node.decision) addRetries(node, node.decision, own, denied, sharedFactors);
  else sharedFactors.memory.kernel.fill(at(denied), 0, denied.length);
  if (node.jump) addShock(node.jump, own, denied, sharedFactors);
  return { own, denied };
}

function writeDurations(node: TaskNode, own: Column, sharedFactors: SharedFactors): void {
  const { factors, memory } = sharedFactors;
  const marginal = marginalOf(node.duration);
  const elapsed = elapsedDays(node, sharedFactors.asOf);
  const leastDays = elapsed ?? 0;
  const elapsedScore = elapsed === null ? Number.NEGATIVE_INFINITY : marginal.scoreOf(elapsed);
  if (elapsedScore > SCORE_BEYOND_CLASS) {
    const detail = `${elapsed} days have passed, which fewer than 1 in 10,000 of its class (${node.duration.kind}) last`;
    sharedFactors.warnings.push({ nodeId: node.id, code: "elapsed-beyond-class", detail });
  }
  if (node.duration.kind === "point") {
    memory.kernel.fill(at(own), Math.max(leastDays, node.duration.days), own.length);
    return;
  }
  const noise = () => noiseOf(sharedFactors, node.slot, "duration", node.id);
  const survivor = sharedFactors.learns ? survivorOf(node, sharedFactors.asOf) : null;
  const positions = factors.positions(
    node.loading,
    ["duration", node.slot, node.id],
    () => (survivor ? noiseGivenSurvival(noise(), survivor, factors, memory) : noise()),
    node.vendorFactor,
  );
  // What the factors have learnt from is not counted a second time.
  const { cubics, affine } = marginal.onGrid(survivor ? 0 : leastDays);
  readGrid(memory, cubics, positions, { ...affine, least: leastDays }, own);
}

/**
 * Adds a decision's retries to the days and marks in `denied` the draws in which every attempt failed. Whether the decision applies, and its
 * pass probability p ~ Beta(alpha, beta), are drawn once per share key and draw, also across sites: p is one unknown about an authority, not
 * randomness that is drawn again for each applicant, so P(all m attempts fail) = E[(1 − p)^m]. Outcomes and durations
 * of attempts are each node's own.
 */
function addRetries(
  node: TaskNode,
  decision: Decision,
  own: Column,
  denied: Column,
  sharedFactors: SharedFactors,
): void {
  const { streams, siteKey, factors, memory } = sharedFactors;
  const { kernel, draws } = memory;
  const { shareKey, appliesProbability } = decision;
  const passAt = streams.positions(["pass", shareKey], () => streams.normal("pass", shareKey));
  const [pass, extra] = [memory.takeColumn(), memory.takeColumn()];
  readGrid(memory, passShare(decision.alpha, decision.beta), passAt, SHARE, pass);
  kernel.isBelow(at(denied), at(streams.uniform("applies", shareKey)), appliesProbability, draws);
  const retry = marginalOf(decision.retryDuration).onGrid(0);
  for (let k = 0; k < decision.maxAttempts; k++) {
    const name = `${k + 1}`;
    if (k > 0) {
      const noise = () => streams.normal("retry", siteKey, node.id, name);
      const positions = factors.positions(node.loading, ["retry", node.id, name], noise, node.vendorFactor);
      readGrid(memory, retry.cubics, positions, retry.affine, extra);
      kernel.addWeighted(at(own), at(denied), at(extra), draws);
    }
    const randomInputs =
      k === 0 && decision.slot !== undefined
        ? streams.evenUniform(dimensionOf(decision.slot), factors.order, "attempt", node.id)
        : streams.uniform("attempt", siteKey, node.id, name);
    kernel.clearWhereBelow(at(denied), at(randomInputs), at(pass), draws);
  }
  memory.release([pass, extra]);
}

/**
 * Adds the delay of a common shock, and marks the draws in which it refuses outright. Everything here is shared by
 * every node with the key.
 */
function addShock(jump: Jump, own: Column, denied: Column, { streams }: SharedFactors): void {
  const randomInputs = streams.uniform("jump", jump.key);
  const delay = marginalOf(jump.delay);
  const score = streams.normal("jump delay", jump.key);
  for (let d = 0; d < own.length; d++) {
    if (numberAt(randomInputs, d) >= jump.probability) continue;
    own[d] = numberAt(own, d) + delay.daysAt(numberAt(score, d));
    if (numberAt(randomInputs, d) < jump.probability * jump.denialProbability) denied[d] = 1;
  }
}
