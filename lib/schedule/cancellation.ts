import { DAYS_PER_YEAR } from "@/lib/domain/dates";
import { numberAt } from "@/lib/forecast";
import type { Chance } from "./chance";
import { constant } from "./columns";
import type { DecisionDraws } from "./decision";
import type { Column } from "./laws";
import type { SchedulePhase } from "./site-schedule";

/**
 * The day on which a phase is given up, +∞ where it serves before; `isDenied` marks the draws that a refusal with no try left ends. `refusedDay` is
 * the day of that refusal whether or not the phase serves or is given up before, +∞ without one; null where no gate asks for a decision.
 */
export type Cancellation = { cancelledDay: Column; isDenied: Uint8Array; refusedDay: Column | null };

type Denial = Pick<DecisionDraws, "isDenied" | "deniedDay">;

/** A clock of constant hazard from the last look, and the refusals of gates that a local base rate speaks of. */
export function cancellation(
  { id, hazardPerYear }: SchedulePhase,
  lookDay: number,
  serviceDay: Column,
  decisions: readonly Denial[],
  chance: Chance,
): Cancellation {
  const clock = givenUpRanks(id, chance);
  const cancelledDay = new Float64Array(clock.length);
  const isDenied = new Uint8Array(clock.length);
  const refusedDay = decisions.length > 0 ? firstDenials(decisions, clock.length) : null;
  for (let d = 0; d < cancelledDay.length; d += 1) {
    const service = numberAt(serviceDay, d);
    const refused = refusedDay ? numberAt(refusedDay, d) : Number.POSITIVE_INFINITY;
    const u = numberAt(clock, d);
    // −ln u is at least 1 − u: most that serve are known without the logarithm.
    const isClockLate = lookDay + ((1 - u) / hazardPerYear) * DAYS_PER_YEAR >= service;
    const given = isClockLate ? Number.POSITIVE_INFINITY : lookDay - (Math.log(u) / hazardPerYear) * DAYS_PER_YEAR;
    const isCancelled = refused < service || given < service;
    cancelledDay[d] = isCancelled ? Math.min(refused, given) : Number.POSITIVE_INFINITY;
    if (isCancelled && refused < given) isDenied[d] = 1;
  }
  return { cancelledDay, isDenied, refusedDay };
}

const givenUpRanks = (phaseId: string, chance: Chance): Column => chance.uniform(phaseId, "given up");

/** Days for which the clock of a phase runs from the last look at a hazard of 1 a year, in every draw; ÷ its hazard, its own clock. */
export const clockWaitDays = (phaseId: string, chance: Chance): Column =>
  givenUpRanks(phaseId, chance).map((rank) => -Math.log(rank) * DAYS_PER_YEAR);

/** The first day on which a gate is refused for good in each draw; +∞ where none is. */
function firstDenials(decisions: readonly Denial[], draws: number): Column {
  const first = constant(draws, Number.POSITIVE_INFINITY);
  for (const { isDenied, deniedDay } of decisions)
    for (let d = 0; d < draws; d += 1)
      if (isDenied[d] === 1 && numberAt(deniedDay, d) < numberAt(first, d)) first[d] = numberAt(deniedDay, d);
  return first;
}
