import type { GateAssessment, PhaseAssessment } from "./types";

/** An open gate and the mean days by which service comes earlier if it is done today. */
export type ScheduleLever = { gate: GateAssessment; days: number };

const MOST_LEVERS = 8;

/** The open gates that save half a day or more if done today, those that save most first, at most eight. */
export function leversOf({ gates }: Pick<PhaseAssessment, "gates">): ScheduleLever[] {
  return gates
    .flatMap((gate) => (gate.daysSaved !== null && gate.daysSaved >= 0.5 ? [{ gate, days: gate.daysSaved }] : []))
    .sort((a, b) => b.days - a.days)
    .slice(0, MOST_LEVERS);
}
