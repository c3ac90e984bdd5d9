import { numberAt } from "@/lib/forecast";
import type { Chance } from "./chance";
import { type Column, readLaw } from "./laws";
import type { OpenGate } from "./power-ways";
import type { ExportLicence, SchedulePhase } from "./site-schedule";

/** When the licence lets a phase serve (−∞ where none is required), and 1 in the draws in which it is denied, with the day of that. */
export type Licensed = { day: Column; isDenied: Uint8Array; deniedDay: Column };

/** An order of machines ends with their delivery; a licence that a rule of the place asks for already is a gate of machines too, but no order. */
const isOrder = ({ kind, id }: OpenGate): boolean => kind === "machines" && id.endsWith(".delivered");

/**
 * Machines wait for the licence in the draws that require one; where no order is open, service itself does. Null for a phase that waits for none.
 * The event and its time are one for every site.
 */
export function licensed(
  { id }: SchedulePhase,
  gates: readonly OpenGate[],
  serviceDay: Column,
  licence: ExportLicence | undefined,
  chance: Chance,
): Licensed | null {
  if (!licence?.phaseIds.includes(id)) return null;
  const event = chance.common("jump", licence.key);
  const delays = readLaw({ originDay: 0, ...licence.delay }, chance.common("jump delay", licence.key));
  const orders = gates.filter(isOrder);
  const never = () => new Float64Array(event.length).fill(Number.NEGATIVE_INFINITY);
  const found = { day: never(), isDenied: new Uint8Array(event.length), deniedDay: never() };
  for (let d = 0; d < event.length; d += 1) {
    const drawn = numberAt(event, d);
    if (drawn >= licence.probability) continue;
    const ready = Math.max(
      ...(orders.length === 0 ? [serviceDay] : orders.map(({ end }) => end)).map((day) => numberAt(day, d)),
    );
    if (!Number.isFinite(ready)) continue;
    found.day[d] = ready + numberAt(delays, d);
    found.deniedDay[d] = Math.min(ready, numberAt(serviceDay, d));
    if (drawn < licence.probability * licence.denialProbability) found.isDenied[d] = 1;
  }
  return found;
}
