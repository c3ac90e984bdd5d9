import type { Gate, GateRole } from "@/lib/chain/gates";
import { gateNodeId, phaseOrdinalOf } from "@/lib/chain/node-ids";
import type { PhaseStatus } from "@/lib/chain/phase-plan";
import { DAY_RANGE, subjectOf, type WhatIfChange } from "./change";

export type IgnoredReason =
  | "unknown-milestone"
  | "unknown-phase"
  | "phase-decided"
  | "already-done"
  | "day-out-of-range"
  | "date-is-given"
  | "no-bridge-power"
  | "bridge-removed"
  | "replaced";

/** A change that has no effect on these records, and why. */
export type IgnoredChange = { change: WhatIfChange; reason: IgnoredReason };

/** A change with the phase, and the gate, that it is about. */
export type PlacedChange = { change: WhatIfChange; plan: PhaseStatus; gate: Gate | null };

/** Gates of one role that the phase's chain holds. */
export const gatesOfRole = (plan: PhaseStatus, role: GateRole) => plan.gates.filter((gate) => gate.role === role);

/** Finds what each change is about. What cannot be applied to these records is named with its reason; nothing is dropped silently. */
export function placeChanges(
  changes: readonly WhatIfChange[],
  plans: PhaseStatus[],
  asOfDay: number,
): { placed: PlacedChange[]; ignored: IgnoredChange[] } {
  const placed: PlacedChange[] = [];
  const ignored: IgnoredChange[] = [];
  changes.forEach((change, i) => {
    const result = placeChange(change, changes, i, plans, asOfDay);
    if (typeof result === "string") ignored.push({ change, reason: result });
    else placed.push(result);
  });
  return { placed, ignored };
}

function placeChange(
  change: WhatIfChange,
  changes: readonly WhatIfChange[],
  at: number,
  plans: PhaseStatus[],
  asOfDay: number,
): PlacedChange | IgnoredReason {
  if (changes.slice(at + 1).some((later) => subjectOf(later) === subjectOf(change))) return "replaced";
  if ("day" in change && (change.day < asOfDay - DAY_RANGE.back || change.day > asOfDay + DAY_RANGE.ahead))
    return "day-out-of-range";
  const ordinal = "phase" in change ? change.phase : phaseOrdinalOf(change.gate);
  const plan = plans.find((one) => one.phase.ordinal === ordinal);
  if (!plan) return "unknown-phase";
  if (plan.inService || plan.stage === "withdrawn") return "phase-decided";
  if (change.kind === "no-bridge") {
    return gatesOfRole(plan, "bridge").length > 0 ? { change, plan, gate: null } : "no-bridge-power";
  }
  if (change.kind === "bridge") return { change, plan, gate: null };
  const gate = plan.gates.find((one) => gateNodeId(plan.phase.ordinal, one) === change.gate);
  if (!gate) return "unknown-milestone";
  if (gate.finish.status === "done" || gate.impliedDay !== null) return "already-done";
  const isRemoved = changes.some((other) => other.kind === "no-bridge" && other.phase === ordinal);
  if (gate.role === "bridge" && isRemoved) return "bridge-removed";
  const isGiven = changes.some((other) => other.kind === "happens" && other.gate === change.gate);
  if (change.kind === "takes" && isGiven) return "date-is-given";
  return { change, plan, gate };
}
