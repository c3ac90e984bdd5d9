import { betaShare, marginalOf } from "./marginal";
import type { Run } from "./run";
import type { Decision, TaskNode } from "./types";

/**
 * Adds a decision's retries to `finish` (the end of the first attempt, changed in place) and marks the draws in which every attempt
 * failed. Whether the decision applies, and its pass probability p ~ Beta(alpha, beta), are drawn once per share key and draw, also across
 * sites: p is one unknown about an authority, not luck that each applicant has anew, so P(all m attempts fail) = E[(1 − p)^m]. Outcomes
 * and durations of attempts are each node's own.
 */
export function retryUntilPassed(node: TaskNode, decision: Decision, finish: Float64Array, run: Run): Uint8Array {
  const { streams, siteKey, draws } = run;
  const applies = streams.uniform("applies", decision.shareKey);
  const passScore = streams.sharedNormal("pass", decision.shareKey);
  const share = betaShare(decision.alpha, decision.beta);
  const retry = marginalOf(decision.retryDuration);
  const pass = passScore.map(share);
  const open = Uint8Array.from(applies, (u) => (u < decision.appliesProbability ? 1 : 0));
  for (let attempt = 1; attempt <= decision.maxAttempts && open.includes(1); attempt++) {
    if (attempt > 1) {
      const scores = run.factors.score(
        node.loading,
        streams.normal("retry", siteKey, node.id, `${attempt}`),
        node.vendorFactor,
      );
      for (let d = 0; d < draws; d++)
        if (open[d]) finish[d] = (finish[d] as number) + retry.daysAt(scores[d] as number);
    }
    const luck = streams.uniform("attempt", siteKey, node.id, `${attempt}`);
    for (let d = 0; d < draws; d++) if ((luck[d] as number) < (pass[d] as number)) open[d] = 0;
  }
  return open;
}
