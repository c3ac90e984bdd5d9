import { phaseOrdinalOf } from "@/lib/chain/node-ids";
import { closedDay, withImpliedEvidence } from "@/lib/schedule/implied-evidence";
import type { ScheduleGate, SchedulePhase, SiteSchedule } from "@/lib/schedule/site-schedule";
import { DAY_RANGE, type SupposedNews, subjectOf, type WhatIfChange } from "./change";

export type IgnoredReason =
  | "unknown-milestone"
  | "unknown-phase"
  | "phase-decided"
  | "already-done"
  | "day-out-of-range"
  | "date-is-given"
  | "news-does-not-fit"
  | "no-bridge-power"
  | "bridge-removed"
  | "replaced";

/** A change that has no effect on this site, and why. */
export type IgnoredChange = { change: WhatIfChange; reason: IgnoredReason };

/** A change with the phase, and the gate, that it is about. */
export type PlacedChange = { change: WhatIfChange; phase: SchedulePhase; gate: ScheduleGate | null };

/** Whether an open gate must be done before another of its phase, and so on a day on which that one is done for certain. */
export function mustPrecede(gate: ScheduleGate, { kind }: ScheduleGate): boolean {
  if (closedDay(gate) !== null) return false;
  const isAssessment = gate.kind === "permit" && gate.precedes === "agreement";
  switch (kind) {
    case "grid":
      return gate.kind === "agreement" || gate.kind === "transformer" || isAssessment;
    case "agreement":
      return isAssessment;
    case "works":
      return gate.kind === "permit" && gate.precedes === "works";
    default:
      return false;
  }
}

/** A site's gate as its phase's gates are named: one of the whole site has no ordinal of its own. */
const isNamed = ({ id, isOfSite }: ScheduleGate, { ordinal }: SchedulePhase, name: string): boolean =>
  (isOfSite ? `p${ordinal}.${id}` : id) === name;

/** Finds what each change is about. What cannot be applied to this site is named with its reason; nothing is dropped silently. */
export function placeChanges(
  changes: readonly WhatIfChange[],
  schedule: SiteSchedule,
  ordinals: readonly number[],
  asOfDay: number,
): { placed: PlacedChange[]; ignored: IgnoredChange[] } {
  const placed: PlacedChange[] = [];
  const ignored: IgnoredChange[] = [];
  changes.forEach((change, i) => {
    const result = placeChange(change, changes, i, schedule, ordinals, asOfDay);
    if (typeof result === "string") ignored.push({ change, reason: result });
    else placed.push(result);
  });
  return { placed, ignored };
}

function placeChange(
  change: WhatIfChange,
  changes: readonly WhatIfChange[],
  at: number,
  { phases }: SiteSchedule,
  ordinals: readonly number[],
  asOfDay: number,
): PlacedChange | IgnoredReason {
  if (changes.slice(at + 1).some((later) => subjectOf(later) === subjectOf(change))) return "replaced";
  if ("day" in change && (change.day < asOfDay - DAY_RANGE.back || change.day > asOfDay + DAY_RANGE.ahead))
    return "day-out-of-range";
  const ordinal = "phase" in change ? change.phase : phaseOrdinalOf(change.gate);
  const phase = phases.find((one) => one.ordinal === ordinal);
  if (!phase) return ordinal !== null && ordinals.includes(ordinal) ? "phase-decided" : "unknown-phase";
  if (change.kind === "no-bridge")
    return phase.gates.some(({ kind }) => kind === "own_power") ? { change, phase, gate: null } : "no-bridge-power";
  if (change.kind === "bridge") return { change, phase, gate: null };
  const gate = withImpliedEvidence(phase).find((one) => isNamed(one, phase, change.gate));
  if (!gate) return "unknown-milestone";
  const isRemoved = changes.some((other) => other.kind === "no-bridge" && other.phase === ordinal);
  if (gate.kind === "own_power" && isRemoved) return "bridge-removed";
  const isDone = closedDay(gate) !== null;
  if (change.kind === "told") return fits(change.news, gate, isDone) ? { change, phase, gate } : "news-does-not-fit";
  if (isDone) return "already-done";
  const isGiven = changes.some((other) => {
    if (other.kind !== "happens") return false;
    const settled = phase.gates.find((one) => isNamed(one, phase, other.gate));
    return other.gate === change.gate || (settled !== undefined && mustPrecede(gate, settled));
  });
  if (change.kind === "takes" && isGiven) return "date-is-given";
  return { change, phase, gate };
}

/** Whether somebody could tell such news of a gate: answers of permits and agreements, a halt of works under way. */
function fits(news: SupposedNews, { kind, evidence }: ScheduleGate, isDone: boolean): boolean {
  if (news === "halted") return kind === "works" && !isDone;
  const isAnswered = kind === "permit" || kind === "water" || kind === "agreement";
  const last = evidence.findLast(({ what }) => what === "refused" || what === "appealed" || what === "done");
  return isAnswered && (news === "refused" ? last?.what !== "refused" : last?.what === "refused");
}
