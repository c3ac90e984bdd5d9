import { dimensionOf } from "./factors";
import { at, type Column } from "./memory";
import type { CancellationCause, Target } from "./network";
import { nodeIndex } from "./program";
import { BLOCK_DRAWS } from "./schedule";
import type { Observer, Simulation } from "./simulation";
import { valueAt } from "./value-at";

const DAYS_PER_YEAR = 365.25;

const CAUSES: CancellationCause[] = ["before-grid", "permit-denied", "after-start"];
const PERMIT_DENIED = CAUSES.indexOf("permit-denied");

/**
 * Per draw: the day of cancellation (Infinity: none), and the draws lost to each cause. Holds in draws `from` … `to` − 1 once `observe` has
 * been called for them.
 */
export type Cancellation = { day: Column; byCause: Record<CancellationCause, number>; observe: Observer };

/**
 * One process cancels a target: the hazard of the stage in force, or the last refusal of a decision, whichever comes first (on one day, the
 * refusal). A stage runs from the end of the one before (the as-of day) until its node finishes, the last until the target does. With
 * E = −ln U the target is cancelled when the hazard integrated up to its finish exceeds E, on the day on which it does. A refusal counts
 * also when the draw's date came from another view: a denied phase never earns. A target done by the as-of day cannot be cancelled.
 */
export function cancellationOf(
  target: Target,
  { program, sharedFactors, randomInputs, dates }: Simulation,
): Cancellation {
  const { asOf, streams, siteKey, factors, memory } = sharedFactors;
  const { kernel } = memory;
  const indexOf = (id: string) => nodeIndex(program, id);
  const finishOf = (id: string) => valueAt(dates.finish, indexOf(id));
  const day = memory.takeColumn();
  const byCause = { "before-grid": 0, "permit-denied": 0, "after-start": 0 };
  const node = program.steps[indexOf(target.node)]?.node;
  if (node?.kind === "done" && node.earliestDay <= asOf) {
    kernel.fill(at(day), Number.POSITIVE_INFINITY, day.length);
    return { day, byCause, observe: () => undefined };
  }
  const finish = finishOf(target.node);
  const stages = target.hazard.map(({ perYear, cause, untilNode }, k) => ({
    perDay: perYear / DAYS_PER_YEAR,
    cause: CAUSES.indexOf(cause),
    until: untilNode === null || k === target.hazard.length - 1 ? finish : finishOf(untilNode),
  }));
  const refusals = target.decisionNodes.flatMap((id) => {
    const denied = randomInputs[indexOf(id)]?.denied;
    return denied ? { denied, answered: finishOf(id) } : [];
  });
  const exponentials =
    target.slot === undefined
      ? streams.exponential("cancel", siteKey, target.id)
      : streams.evenExponential(dimensionOf(target.slot), factors.order, "cancel", target.id);
  const observe = (first: number, end: number) => {
    for (let from = first; from < end; from += BLOCK_DRAWS) {
      const count = Math.min(BLOCK_DRAWS, end - from);
      const out = at(day, from);
      kernel.beginHazard(at(exponentials, from), asOf, out, count);
      for (const { until, perDay, cause } of stages)
        kernel.passStage(at(until, from), at(finish, from), perDay, cause, out, count);
      for (const { denied, answered } of refusals)
        kernel.refuse(at(denied, from), at(answered, from), PERMIT_DENIED, out, count);
      CAUSES.forEach((cause, code) => {
        byCause[cause] += kernel.countCause(code, count);
      });
    }
  };
  return { day, byCause, observe };
}
