import { closedDay } from "./implied-evidence";
import type { DaysClass, ScheduleGate, ScheduleModel } from "./site-schedule";

/** The class of what a gate precedes, while that has not begun; null where it has, or where nothing waits for the gate. */
export function followerOf(
  { precedes }: ScheduleGate,
  gates: readonly ScheduleGate[],
  areWorksBegun: boolean,
  model: ScheduleModel,
): DaysClass | null {
  if (precedes === null) return null;
  if (precedes === "works") return areWorksBegun ? null : model.worksClass;
  if (gates.some((gate) => gate.kind === precedes && closedDay(gate) !== null)) return null;
  return precedes === "grid" ? model.gridClass : model.agreement;
}
