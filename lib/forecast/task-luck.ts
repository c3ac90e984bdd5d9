import { releaseColumns, takeColumn } from "./columns";
import { conditionOnSurvival } from "./conditioning";
import type { Luck } from "./luck";
import { betaShare, marginalOf } from "./marginal";
import { noiseGivenSurvival } from "./survival-learning";
import type { Decision, Jump, TaskNode } from "./types";
import { elapsedDays, survivorOf, type World } from "./world";

/** Survival below 10⁻⁴ says that the class does not describe this item. */
const SCORE_BEYOND_CLASS = 3.7190164854556804;

/** Days from a task's start to its own end: its duration, given that it has lasted until the as-of day, then retries, then a jump. */
export function taskLuck(node: TaskNode, world: World): Luck {
  const own = durations(node, world);
  const denied = node.decision || node.jump ? new Uint8Array(world.draws) : null;
  if (node.decision && denied) addRetries(node, node.decision, own, denied, world);
  if (node.jump && denied) addJump(node.jump, own, denied, world);
  return { own, denied };
}

function durations(node: TaskNode, world: World): Float64Array {
  const { streams, siteKey, factors, draws } = world;
  const marginal = marginalOf(node.duration);
  const elapsed = elapsedDays(node, world.asOf);
  const elapsedScore = elapsed === null ? Number.NEGATIVE_INFINITY : marginal.scoreOf(elapsed);
  if (elapsedScore > SCORE_BEYOND_CLASS) {
    const detail = `${elapsed} days have passed, which fewer than 1 in 10,000 of its class (${node.duration.kind}) last`;
    world.warnings.push({ nodeId: node.id, code: "elapsed-beyond-class", detail });
  }
  const days = takeColumn(draws);
  if (node.duration.kind === "point") {
    marginal.fill(days, days, elapsed ?? 0);
    return days;
  }
  const noise =
    node.loading === "total"
      ? null
      : node.slot === undefined
        ? streams.normal("duration", siteKey, node.id)
        : streams.even(node.slot, ["site", siteKey], "duration", node.id);
  const survivor = world.learns ? survivorOf(node, world.asOf) : null;
  if (survivor && noise) {
    factors.score(days, node.loading, noiseGivenSurvival(noise, survivor, factors), node.vendorFactor);
  } else {
    factors.score(days, node.loading, noise, node.vendorFactor);
    conditionOnSurvival(days, elapsedScore);
  }
  marginal.fill(days, days, elapsed ?? 0);
  return days;
}

/**
 * Adds a decision's retries to `days` and marks in `denied` the draws in which every attempt failed. Whether the decision applies, and its
 * pass probability p ~ Beta(alpha, beta), are drawn once per share key and draw, also across sites: p is one unknown about an authority, not
 * luck that each applicant has anew, so P(all m attempts fail) = E[(1 − p)^m]. Outcomes and durations of attempts are each node's own.
 */
function addRetries(node: TaskNode, decision: Decision, days: Float64Array, denied: Uint8Array, world: World): void {
  const { streams, siteKey, factors, draws } = world;
  const applies = streams.uniform("applies", decision.shareKey);
  const pass = takeColumn(draws);
  betaShare(decision.alpha, decision.beta).fill(streams.normal("pass", decision.shareKey), pass);
  const retry = marginalOf(decision.retryDuration);
  for (let d = 0; d < draws; d++) denied[d] = (applies[d] as number) < decision.appliesProbability ? 1 : 0;
  const scores = takeColumn(draws);
  for (let attempt = 1; attempt <= decision.maxAttempts && denied.includes(1); attempt++) {
    if (attempt > 1) {
      factors.score(scores, node.loading, streams.normal("retry", siteKey, node.id, `${attempt}`), node.vendorFactor);
      for (let d = 0; d < draws; d++) if (denied[d]) days[d] = (days[d] as number) + retry.daysAt(scores[d] as number);
    }
    const luck = streams.uniform("attempt", siteKey, node.id, `${attempt}`);
    for (let d = 0; d < draws; d++) if ((luck[d] as number) < (pass[d] as number)) denied[d] = 0;
  }
  releaseColumns([scores, pass]);
}

/** Adds the delay of a common shock, and marks the draws in which it refuses outright. All of it is shared by every node with the key. */
function addJump(jump: Jump, days: Float64Array, denied: Uint8Array, { streams, draws }: World): void {
  const luck = streams.uniform("jump", jump.key);
  const delay = marginalOf(jump.delay);
  const score = streams.normal("jump delay", jump.key);
  for (let d = 0; d < draws; d++) {
    if ((luck[d] as number) >= jump.probability) continue;
    days[d] = (days[d] as number) + delay.daysAt(score[d] as number);
    if ((luck[d] as number) < jump.probability * jump.denialProbability) denied[d] = 1;
  }
}
