import type { GateEvidence, GateKind, ScheduleGate, SchedulePhase } from "./site-schedule";

/** What must precede service: a look at one of these is a look at the phase. A contract or machines may follow it. */
export const PRECEDING: readonly GateKind[] = ["grid", "agreement", "transformer", "permit", "works", "water"];

const dayOf = (one: GateEvidence): number => (one.what === "done" || one.what === "begun" ? one.day : one.knownDay);

/** The last day on which somebody looked at a phase: a step is a look on its own day, a word or a visit on the day it is known. */
export function lastLook({ lookDay, word, firstPowerDay }: SchedulePhase, gates: readonly ScheduleGate[]): number {
  const looks = gates.filter(({ kind }) => PRECEDING.includes(kind)).flatMap(({ evidence }) => evidence.map(dayOf));
  return Math.max(lookDay, word?.saidDay ?? lookDay, firstPowerDay ?? lookDay, ...looks);
}
