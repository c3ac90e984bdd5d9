import { linksInto, NOTHING, type NodeColumns, push, type Run } from "./run";
import { slipClass } from "./slip";
import type { StatedNode } from "./types";

const LONGEST_DAYS = 1e8;

/**
 * A stated date in every draw: as-of day + R, R lognormal by the slip model, never before its predecessors let it. Every stated date of
 * one source in one site takes the same noise, so with one loading they slip together, in the same ratio to their medians.
 */
export function runStated(node: StatedNode, run: Run): NodeColumns {
  const { medianDays, sigma } = slipClass(node.slip, node.statedDay - run.asOf, node.ageYears);
  const noise = run.streams.sharedNormal("slip", run.siteKey, node.sourceKey).slice();
  const finish = run.factors.score(node.loading, noise);
  for (let d = 0; d < run.draws; d++) {
    finish[d] = run.asOf + Math.min(LONGEST_DAYS, medianDays * Math.exp(sigma * (finish[d] as number)));
  }
  const driver = new Int32Array(run.draws).fill(NOTHING);
  push(finish, driver, linksInto(node, run));
  return { finish, driver };
}
