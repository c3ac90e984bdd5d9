import { takeColumn } from "./columns";
import { dimensionOf } from "./factors";
import { fillFromGrid } from "./grid";
import type { Luck } from "./luck";
import { marginalOf, passShare } from "./marginal";
import { noiseGivenSurvival } from "./survival-learning";
import type { Decision, Jump, TaskNode } from "./types";
import { elapsedDays, noiseOf, survivorOf, type World } from "./world";

/** Survival below 10⁻⁴ says that the class does not describe this item. */
const SCORE_BEYOND_CLASS = 3.7190164854556804;

type Fill = Luck["fill"];

const SHARE = { shift: 0, scale: 1, least: 0, most: 1 };

/** Days from a task's start to its own end: its duration, given that it has lasted until the as-of day, then retries, then a jump. */
export function taskLuck(node: TaskNode, world: World): Luck {
  const own = takeColumn(world.draws);
  const denied = node.decision || node.jump ? new Uint8Array(world.draws) : null;
  const steps = [durations(node, own, world)];
  if (node.decision && denied) steps.push(retries(node, node.decision, own, denied, world));
  if (node.jump && denied) steps.push(shock(node.jump, own, denied, world));
  const fill: Fill = (from, to) => {
    for (const step of steps) step(from, to);
  };
  return { own, denied, fill };
}

function durations(node: TaskNode, own: Float64Array, world: World): Fill {
  const { factors } = world;
  const marginal = marginalOf(node.duration);
  const elapsed = elapsedDays(node, world.asOf);
  const leastDays = elapsed ?? 0;
  const elapsedScore = elapsed === null ? Number.NEGATIVE_INFINITY : marginal.scoreOf(elapsed);
  if (elapsedScore > SCORE_BEYOND_CLASS) {
    const detail = `${elapsed} days have passed, which fewer than 1 in 10,000 of its class (${node.duration.kind}) last`;
    world.warnings.push({ nodeId: node.id, code: "elapsed-beyond-class", detail });
  }
  if (node.duration.kind === "point") {
    const days = Math.max(leastDays, node.duration.days);
    return (from, to) => own.fill(days, from, to);
  }
  const noise = () => noiseOf(world, node.slot, "duration", node.id);
  const survivor = world.learns ? survivorOf(node, world.asOf) : null;
  const positions = factors.positions(
    node.loading,
    ["duration", node.slot, node.id],
    () => (survivor ? noiseGivenSurvival(noise(), survivor, factors) : noise()),
    node.vendorFactor,
  );
  // What the factors have learnt from is not counted a second time.
  const { cubics, affine } = marginal.onGrid(survivor ? 0 : leastDays);
  const cut = { ...affine, least: leastDays };
  return (from, to) => fillFromGrid(cubics, positions, cut, own, from, to);
}

/**
 * Adds a decision's retries to the days and marks in `denied` the draws in which every attempt failed. Whether the decision applies, and its
 * pass probability p ~ Beta(alpha, beta), are drawn once per share key and draw, also across sites: p is one unknown about an authority, not
 * luck that each applicant has anew, so P(all m attempts fail) = E[(1 − p)^m]. Outcomes and durations of attempts are each node's own.
 */
function retries(node: TaskNode, decision: Decision, own: Float64Array, denied: Uint8Array, world: World): Fill {
  const { streams, siteKey, factors, draws } = world;
  const { shareKey, appliesProbability } = decision;
  const applies = streams.uniform("applies", shareKey);
  const passAt = streams.positions(["pass", shareKey], () => streams.normal("pass", shareKey).slice());
  const share = passShare(decision.alpha, decision.beta);
  const retry = marginalOf(decision.retryDuration).onGrid(0);
  const [pass, extra] = [takeColumn(draws), takeColumn(draws)];
  const attempts = Array.from({ length: decision.maxAttempts }, (_, k) => {
    const name = `${k + 1}`;
    const noise = () => streams.normal("retry", siteKey, node.id, name);
    return {
      luck:
        k === 0 && decision.slot !== undefined
          ? streams.evenUniform(dimensionOf(decision.slot), factors.order, "attempt", node.id)
          : streams.uniform("attempt", siteKey, node.id, name),
      at: k === 0 ? null : factors.positions(node.loading, ["retry", node.id, name], noise, node.vendorFactor),
    };
  });
  return (from, to) => {
    fillFromGrid(share, passAt, SHARE, pass, from, to);
    for (let d = from; d < to; d++) denied[d] = (applies[d] as number) < appliesProbability ? 1 : 0;
    for (const { luck, at } of attempts) {
      if (at) {
        fillFromGrid(retry.cubics, at, retry.affine, extra, from, to);
        for (let d = from; d < to; d++) own[d] = (own[d] as number) + (denied[d] as number) * (extra[d] as number);
      }
      for (let d = from; d < to; d++)
        denied[d] = (denied[d] as number) & ((luck[d] as number) < (pass[d] as number) ? 0 : 1);
    }
  };
}

/** Adds the delay of a common shock, and marks the draws in which it refuses outright. All of it is shared by every node with the key. */
function shock(jump: Jump, own: Float64Array, denied: Uint8Array, { streams }: World): Fill {
  const luck = streams.uniform("jump", jump.key);
  const delay = marginalOf(jump.delay);
  const score = streams.normal("jump delay", jump.key);
  return (from, to) => {
    for (let d = from; d < to; d++) {
      if ((luck[d] as number) >= jump.probability) continue;
      own[d] = (own[d] as number) + delay.daysAt(score[d] as number);
      if ((luck[d] as number) < jump.probability * jump.denialProbability) denied[d] = 1;
    }
  };
}
