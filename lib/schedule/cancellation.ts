import { DAYS_PER_YEAR } from "@/lib/domain/dates";
import { numberAt } from "@/lib/forecast";
import type { Chance } from "./chance";
import type { DecisionDraws } from "./decision";
import type { Column } from "./laws";
import type { SchedulePhase } from "./site-schedule";

/** The day on which a phase is given up, +∞ where it serves before; `isDenied` marks the draws that a refusal with no try left ends. */
export type Cancellation = { cancelledDay: Column; isDenied: Uint8Array };

type Denial = Pick<DecisionDraws, "isDenied" | "deniedDay">;

/** A clock of constant hazard from the last look, and the refusals of gates that a local base rate speaks of. */
export function cancellation(
  { id, hazardPerYear }: SchedulePhase,
  lookDay: number,
  serviceDay: Column,
  decisions: readonly Denial[],
  chance: Chance,
): Cancellation {
  const clock = chance.uniform(id, "given up");
  const cancelledDay = new Float64Array(clock.length);
  const isDenied = new Uint8Array(clock.length);
  for (let d = 0; d < cancelledDay.length; d += 1) {
    const given = lookDay - (Math.log(numberAt(clock, d)) / hazardPerYear) * DAYS_PER_YEAR;
    const refused = decisions.length > 0 ? refusedDay(decisions, d) : Number.POSITIVE_INFINITY;
    const day = refused < given ? refused : given;
    const isCancelled = day < numberAt(serviceDay, d);
    cancelledDay[d] = isCancelled ? day : Number.POSITIVE_INFINITY;
    if (isCancelled && refused < given) isDenied[d] = 1;
  }
  return { cancelledDay, isDenied };
}

/** The first day on which a gate is refused for good in a draw; +∞ where none is. */
const refusedDay = (decisions: readonly Denial[], d: number): number =>
  Math.min(
    ...decisions.map(({ isDenied, deniedDay }) =>
      isDenied[d] === 1 ? numberAt(deniedDay, d) : Number.POSITIVE_INFINITY,
    ),
  );
