import { earlier } from "./columns";
import { type Column, readLaw } from "./laws";
import type { GateKind, ScheduleGate, ScheduleModel, SchedulePhase } from "./site-schedule";

/**
 * The day by which a phase serves once its power flows, or once it is energised and built, at the rank that its view had on that day; null where neither is so.
 * @param closed the days of closed gates, by id
 */
export function closingDay(
  { firstPowerDay }: SchedulePhase,
  gates: readonly ScheduleGate[],
  closed: ReadonlyMap<string, number>,
  { closing }: ScheduleModel,
  ranksOn: (day: number) => Column,
  lookDay: number,
): Column | null {
  const [energised, built] = [dayOfAll("grid", gates, closed), dayOfAll("works", gates, closed)];
  const laws = [
    ...(firstPowerDay === null ? [] : [{ originDay: firstPowerDay, ...closing.firstPower }]),
    ...(energised === null || built === null ? [] : [{ originDay: Math.max(energised, built), ...closing.complete }]),
  ];
  const days = laws.map((law) => readLaw(law, ranksOn(law.originDay), lookDay));
  return days.length > 0 ? days.reduce(earlier) : null;
}

/** The day on which the last of a kind's gates was done; null while one is open, or where there is none. */
function dayOfAll(kind: GateKind, gates: readonly ScheduleGate[], closed: ReadonlyMap<string, number>): number | null {
  const days = gates.filter((gate) => gate.kind === kind).map(({ id }) => closed.get(id) ?? Number.NaN);
  const last = Math.max(...days);
  return days.length > 0 && !Number.isNaN(last) ? last : null;
}
