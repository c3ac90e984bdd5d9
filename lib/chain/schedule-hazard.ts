import { closedDay } from "@/lib/schedule/implied-evidence";
import type { GateKind, ScheduleGate } from "@/lib/schedule/site-schedule";
import { STARTING_VALUES } from "./starting-values";

export type Reached = keyof typeof STARTING_VALUES.hazardPerYear;

const isClosed = (gate: ScheduleGate): boolean => closedDay(gate) !== null;

/** Whether anybody but the sponsor challenges the gate's grant: from then until the grant stands. */
const isContested = ({ evidence }: ScheduleGate): boolean => {
  const challenge = evidence.findLastIndex((one) => one.what === "appealed" && one.by === "opponent");
  return challenge >= 0 && !evidence.slice(challenge).some(({ what }) => what === "done");
};

/** What a phase has reached: the furthest of it. */
export function stageReached(gates: readonly ScheduleGate[], firstPowerDay: number | null): Reached {
  const has = (kind: GateKind, holds: (gate: ScheduleGate) => boolean) =>
    gates.some((gate) => gate.kind === kind && holds(gate));
  const isEnergised = (gate: ScheduleGate) => gate.id.endsWith(".energised") && isClosed(gate);
  if (firstPowerDay !== null || has("grid", isEnergised)) return "energised";
  const isUnderWay = ({ evidence }: ScheduleGate) => evidence.some(({ what }) => what === "begun" || what === "done");
  if (has("works", isUnderWay)) return "building";
  return has("permit", isClosed) || has("agreement", isClosed) ? "permitted" : "announced";
}

/** Chance a year that a phase is given up, by what it has reached; no less than that of contested sites while a gate is contested. */
export function scheduleHazard(gates: readonly ScheduleGate[], firstPowerDay: number | null): number {
  const { hazardPerYear, contestedHazardPerYear } = STARTING_VALUES;
  const perYear = hazardPerYear[stageReached(gates, firstPowerDay)];
  return gates.some(isContested) ? Math.max(perYear, contestedHazardPerYear) : perYear;
}
