import type { Run } from "./run";
import { upstream } from "./run";
import type { CancellationCause, Node, Target } from "./types";

const DAYS_PER_YEAR = 365.25;

/** Per draw: the day of cancellation (Infinity: none), and the draws lost to each cause. */
export type Cancellation = { day: Float64Array; byCause: Record<CancellationCause, number> };

/**
 * One process cancels a target: the hazard of the stage in force, or the last refusal of a decision, whichever comes first (on one day, the
 * refusal). A stage runs from the end of the one before (the as-of day) until its node finishes, the last until the target does. With
 * E = −ln U the target is cancelled when the hazard integrated up to its finish exceeds E, on the day on which it does. A refusal counts
 * also when the draw's date came from another view: a denied phase never earns. A target done by the as-of day cannot be cancelled.
 */
export function cancellations(target: Target, node: Node, run: Run): Cancellation {
  const day = new Float64Array(run.draws).fill(Number.POSITIVE_INFINITY);
  const byCause = { "before-grid": 0, "permit-denied": 0, "after-start": 0 };
  if (node.kind === "done" && node.earliestDay <= run.asOf) return { day, byCause };
  const finish = upstream(run, target.node).columns.finish;
  const stages = target.hazard.map(({ perYear, cause, untilNode }, k) => ({
    perDay: perYear / DAYS_PER_YEAR,
    cause,
    until: untilNode === null || k === target.hazard.length - 1 ? finish : upstream(run, untilNode).columns.finish,
  }));
  const denials = target.decisionNodes.flatMap((id) => upstream(run, id).columns.deniedDay ?? []);
  const luck = run.streams.uniform("cancel", run.siteKey, target.id);
  for (let d = 0; d < run.draws; d++) {
    let left = -Math.log(luck[d] as number);
    let from = run.asOf;
    let cause: CancellationCause | null = null;
    for (const stage of stages) {
      const end = Math.max(from, Math.min(stage.until[d] as number, finish[d] as number));
      const used = (end - from) * stage.perDay;
      if (used > left) {
        day[d] = from + left / stage.perDay;
        cause = stage.cause;
        break;
      }
      left -= used;
      from = end;
    }
    for (const denied of denials) {
      if ((denied[d] as number) <= (day[d] as number) && denied[d] !== Number.POSITIVE_INFINITY) {
        day[d] = denied[d] as number;
        cause = "permit-denied";
      }
    }
    if (cause) byCause[cause]++;
  }
  return { day, byCause };
}
