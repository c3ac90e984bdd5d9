import { conditionOnSurvival } from "./conditioning";
import { retryUntilPassed } from "./decision";
import { marginalOf } from "./marginal";
import { type Link, linksInto, NOTHING, type NodeColumns, push, type Run } from "./run";
import type { TaskNode } from "./types";

/** Survival below 10⁻⁴ says that the class does not describe this item. */
const SCORE_BEYOND_CLASS = 3.7190164854556804;

/**
 * One task in every draw. Not started: it starts at the latest of the as-of day, its not-before days and its finish-start and start-start
 * bounds. Started on or before the as-of day: the start is a fact (start-start links say nothing more), the duration is conditioned on
 * not being over, and finish-start bounds push the finish. Finish-finish bounds push the finish either way. Retries of a decision come
 * before the push.
 */
export function runTask(node: TaskNode, run: Run): NodeColumns {
  const links = linksInto(node, run);
  const started = node.startedOnDay !== undefined && node.startedOnDay <= run.asOf;
  const driver = new Int32Array(run.draws).fill(NOTHING);
  const start = new Float64Array(run.draws);
  if (started) start.fill(node.startedOnDay as number);
  else {
    start.fill(Math.max(run.asOf, node.notBeforeDay ?? run.asOf, node.startedOnDay ?? run.asOf));
    follow(
      start,
      driver,
      links.filter((link) => link.type !== "finish-finish"),
    );
  }
  const finish = durations(node, started ? run.asOf - (node.startedOnDay as number) : null, run);
  for (let d = 0; d < run.draws; d++) finish[d] = (start[d] as number) + (finish[d] as number);
  const outcome = node.decision && retryUntilPassed(node, node.decision, finish, run);
  push(
    finish,
    driver,
    started
      ? links.filter((link) => link.type !== "start-start")
      : links.filter((link) => link.type === "finish-finish"),
  );
  if (!outcome) return { finish, start, driver };
  const deniedDay = finish.map((day, d) => (outcome[d] ? day : Number.POSITIVE_INFINITY));
  return { finish, start, driver, deniedDay };
}

/** Raises `start` to the links' bounds. A bound equal to the fixed day counts as driving; of equal bounds the first link does. */
function follow(start: Float64Array, driver: Int32Array, links: readonly Link[]): void {
  for (const { index, days, lagDays } of links) {
    for (let d = 0; d < start.length; d++) {
      const bound = (days[d] as number) + lagDays;
      const current = start[d] as number;
      if (bound > current || (bound === current && driver[d] === NOTHING)) {
        start[d] = bound;
        driver[d] = index;
      }
    }
  }
}

/** Durations in days; given that `elapsedDays` have passed without an end, unless that is null. */
function durations(node: TaskNode, elapsedDays: number | null, run: Run): Float64Array {
  const marginal = marginalOf(node.duration);
  const column = run.factors.score(
    node.loading,
    run.streams.normal("duration", run.siteKey, node.id),
    node.vendorFactor,
  );
  const elapsedScore = elapsedDays === null ? Number.NEGATIVE_INFINITY : marginal.scoreOf(elapsedDays);
  conditionOnSurvival(column, elapsedScore);
  const least = elapsedDays ?? 0;
  for (let d = 0; d < run.draws; d++) column[d] = Math.max(least, marginal.daysAt(column[d] as number));
  if (elapsedScore > SCORE_BEYOND_CLASS) {
    const detail = `${elapsedDays} days have passed, which fewer than 1 in 10,000 of its class (${node.duration.kind}) last`;
    run.warnings.push({ nodeId: node.id, code: "elapsed-beyond-class", detail });
  }
  return column;
}
