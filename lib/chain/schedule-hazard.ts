import { z } from "zod";
import type { ModelRecords } from "@/lib/domain/records";
import { closedDay } from "@/lib/schedule/implied-evidence";
import type { GateKind, ScheduleGate } from "@/lib/schedule/site-schedule";
import { chainModel } from "./model";

const perYear = z.number().nonnegative();
const StageHazards = z
  .object({ announced: perYear, permitted: perYear, building: perYear, energised: perYear, contested: perYear })
  .refine(
    ({ announced, permitted, building, energised }) =>
      announced >= permitted && permitted >= building && building >= energised,
    "cancellation_by_stage_per_year: expected no stage with more cancellations than the one before",
  );
/** Cancellations per year by the furthest stage reached, and while a gate is contested. */
export type StageHazards = z.infer<typeof StageHazards>;

export type Reached = Exclude<keyof StageHazards, "contested">;

/** The stored hazards. @throws when they are missing, have the wrong shape or rise with the stage */
export const stageHazards = (records: ModelRecords): StageHazards =>
  StageHazards.parse(chainModel(records).classValues("cancellation_by_stage_per_year"));

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
export function scheduleHazard(
  gates: readonly ScheduleGate[],
  firstPowerDay: number | null,
  hazards: StageHazards,
): number {
  const ofStage = hazards[stageReached(gates, firstPowerDay)];
  return gates.some(isContested) ? Math.max(ofStage, hazards.contested) : ofStage;
}
