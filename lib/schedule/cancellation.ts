import { DAYS_PER_YEAR } from "@/lib/domain/dates";
import { numberAt } from "@/lib/forecast";
import type { Chance } from "./chance";
import { earlier, where } from "./columns";
import type { DecisionDraws } from "./decision";
import type { Column } from "./laws";
import type { SchedulePhase } from "./site-schedule";

/** The day on which a phase is given up, +∞ where it serves before; `isDenied` marks the draws that a refusal with no try left ends. */
export type Cancellation = { cancelledDay: Column; isDenied: Uint8Array };

/** A clock of constant hazard from the last look, and the refusals of gates that a local base rate speaks of. */
export function cancellation(
  { id, hazardPerYear }: SchedulePhase,
  lookDay: number,
  serviceDay: Column,
  decisions: readonly Pick<DecisionDraws, "isDenied" | "deniedDay">[],
  chance: Chance,
): Cancellation {
  const clock = chance.uniform(id, "given up");
  const given = new Float64Array(clock.length);
  for (let d = 0; d < given.length; d += 1)
    given[d] = lookDay - (Math.log(numberAt(clock, d)) / hazardPerYear) * DAYS_PER_YEAR;
  const ended = decisions.reduce<Column>(
    (day, { isDenied, deniedDay }) => where(isDenied, earlier(day, deniedDay), day),
    given,
  );
  const cancelledDay = new Float64Array(clock.length).fill(Number.POSITIVE_INFINITY);
  const isDenied = new Uint8Array(clock.length);
  for (let d = 0; d < cancelledDay.length; d += 1) {
    const day = numberAt(ended, d);
    if (day >= numberAt(serviceDay, d)) continue;
    cancelledDay[d] = day;
    if (day < numberAt(given, d)) isDenied[d] = 1;
  }
  return { cancelledDay, isDenied };
}
