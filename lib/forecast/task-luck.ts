import { takeColumn } from "./columns";
import { conditionedOnSurvival } from "./conditioning";
import type { Luck } from "./luck";
import { betaShare, marginalOf } from "./marginal";
import { noiseGivenSurvival } from "./survival-learning";
import type { Decision, Jump, TaskNode } from "./types";
import { elapsedDays, survivorOf, type World } from "./world";

/** Survival below 10⁻⁴ says that the class does not describe this item. */
const SCORE_BEYOND_CLASS = 3.7190164854556804;

type Fill = Luck["fill"];

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
  const { streams, siteKey, factors } = world;
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
  const noise =
    node.loading === "total"
      ? null
      : node.slot === undefined
        ? streams.normal("duration", siteKey, node.id)
        : streams.even(node.slot, ["site", siteKey], "duration", node.id);
  const survivor = world.learns ? survivorOf(node, world.asOf) : null;
  const learnt = survivor && noise ? noiseGivenSurvival(noise, survivor, factors) : null;
  const score = factors.scorer(node.loading, learnt ?? noise, node.vendorFactor);
  const condition = conditionedOnSurvival(learnt ? Number.NEGATIVE_INFINITY : elapsedScore);
  return (from, to) => {
    score(own, from, to);
    condition(own, from, to);
    marginal.fill(own, leastDays, from, to);
  };
}

/**
 * Adds a decision's retries to the days and marks in `denied` the draws in which every attempt failed. Whether the decision applies, and its
 * pass probability p ~ Beta(alpha, beta), are drawn once per share key and draw, also across sites: p is one unknown about an authority, not
 * luck that each applicant has anew, so P(all m attempts fail) = E[(1 − p)^m]. Outcomes and durations of attempts are each node's own.
 */
function retries(node: TaskNode, decision: Decision, own: Float64Array, denied: Uint8Array, world: World): Fill {
  const { streams, siteKey, factors, draws } = world;
  const applies = streams.uniform("applies", decision.shareKey);
  const passScore = streams.normal("pass", decision.shareKey);
  const share = betaShare(decision.alpha, decision.beta);
  const pass = takeColumn(draws);
  const scores = takeColumn(draws);
  const retry = marginalOf(decision.retryDuration);
  const attempts = Array.from({ length: decision.maxAttempts }, (_, k) => {
    const name = `${k + 1}`;
    return {
      luck: streams.uniform("attempt", siteKey, node.id, name),
      score:
        k === 0
          ? null
          : factors.scorer(node.loading, streams.normal("retry", siteKey, node.id, name), node.vendorFactor),
    };
  });
  return (from, to) => {
    share.fill(passScore, pass, from, to);
    for (let d = from; d < to; d++) denied[d] = (applies[d] as number) < decision.appliesProbability ? 1 : 0;
    for (const { luck, score } of attempts) {
      if (score) {
        score(scores, from, to);
        for (let d = from; d < to; d++) if (denied[d]) own[d] = (own[d] as number) + retry.daysAt(scores[d] as number);
      }
      for (let d = from; d < to; d++) denied[d] = (luck[d] as number) < (pass[d] as number) ? 0 : (denied[d] as number);
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
