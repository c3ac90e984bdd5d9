import { dimensionOf } from "./factors";
import type { Observer, Simulation } from "./simulation";
import type { CancellationCause, Target } from "./types";

const DAYS_PER_YEAR = 365.25;

/**
 * Per draw: the day of cancellation (Infinity: none), and the draws lost to each cause. Holds in draws `from` … `to` − 1 once `observe` has
 * been called for them.
 */
export type Cancellation = { day: Float64Array; byCause: Record<CancellationCause, number>; observe: Observer };

/**
 * One process cancels a target: the hazard of the stage in force, or the last refusal of a decision, whichever comes first (on one day, the
 * refusal). A stage runs from the end of the one before (the as-of day) until its node finishes, the last until the target does. With
 * E = −ln U the target is cancelled when the hazard integrated up to its finish exceeds E, on the day on which it does. A refusal counts
 * also when the draw's date came from another view: a denied phase never earns. A target done by the as-of day cannot be cancelled.
 */
export function cancellationOf(target: Target, { program, world, lucks, dates }: Simulation): Cancellation {
  const { asOf, draws, streams, siteKey, factors } = world;
  const at = (id: string) => program.indexOf.get(id) as number;
  const finishOf = (id: string) => dates.finish[at(id)] as Float64Array;
  const day = new Float64Array(draws).fill(Number.POSITIVE_INFINITY);
  const byCause = { "before-grid": 0, "permit-denied": 0, "after-start": 0 };
  const node = program.steps[at(target.node)]?.node;
  if (node?.kind === "done" && node.earliestDay <= asOf) return { day, byCause, observe: () => undefined };
  const finish = finishOf(target.node);
  const stages = target.hazard.map(({ perYear, cause, untilNode }, k) => ({
    perDay: perYear / DAYS_PER_YEAR,
    cause,
    until: untilNode === null || k === target.hazard.length - 1 ? finish : finishOf(untilNode),
  }));
  const refusals = target.decisionNodes.flatMap((id) => {
    const denied = lucks[at(id)]?.denied;
    return denied ? { denied, answered: finishOf(id) } : [];
  });
  const luck =
    target.slot === undefined
      ? streams.uniform("cancel", siteKey, target.id)
      : streams.evenUniform(dimensionOf(target.slot), factors.order, "cancel", target.id);
  const observe = (first: number, end: number) => {
    for (let d = first; d < end; d++) cancel(d);
  };
  const cancel = (d: number) => {
    let left = -Math.log(luck[d] as number);
    let from = asOf;
    let cancelled = Number.POSITIVE_INFINITY;
    let cause: CancellationCause | null = null;
    for (let k = 0; k < stages.length; k++) {
      const stage = stages[k] as (typeof stages)[0];
      const end = Math.max(from, Math.min(stage.until[d] as number, finish[d] as number));
      const used = (end - from) * stage.perDay;
      if (used > left) {
        cancelled = from + left / stage.perDay;
        cause = stage.cause;
        break;
      }
      left -= used;
      from = end;
    }
    for (let k = 0; k < refusals.length; k++) {
      const { denied, answered } = refusals[k] as (typeof refusals)[0];
      if (denied[d] && (answered[d] as number) <= cancelled) {
        cancelled = answered[d] as number;
        cause = "permit-denied";
      }
    }
    if (cause) {
      byCause[cause]++;
      day[d] = cancelled;
    }
  };
  return { day, byCause, observe };
}
