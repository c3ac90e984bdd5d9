import { numberAt } from "@/lib/forecast";
import type { Chance } from "./chance";
import { earlier, where } from "./columns";
import type { DecisionDraws } from "./decision";
import type { Column } from "./laws";
import type { SchedulePhase } from "./site-schedule";

const YEAR_DAYS = 365.25;

/** The day on which a phase is given up, +∞ where it serves before; `isDenied` marks the draws that a refusal with no try left ends. */
export type Cancellation = { cancelledDay: Column; isDenied: Uint8Array };

/** A clock of constant hazard from the last look, and the refusals of gates that a local base rate speaks of. */
export function cancellation(
  { id, hazardPerYear }: SchedulePhase,
  lookDay: number,
  serviceDay: Column,
  decisions: readonly DecisionDraws[],
  chance: Chance,
): Cancellation {
  const given = chance.uniform(id, "given up").map((u) => lookDay - (Math.log(u) / hazardPerYear) * YEAR_DAYS);
  const ended = decisions.reduce<Column>(
    (day, { isDenied, deniedDay }) => where(isDenied, earlier(day, deniedDay), day),
    given,
  );
  return {
    cancelledDay: ended.map((day, d) => (day < numberAt(serviceDay, d) ? day : Number.POSITIVE_INFINITY)),
    isDenied: Uint8Array.from(ended, (day, d) => Number(day < numberAt(given, d) && day < numberAt(serviceDay, d))),
  };
}
