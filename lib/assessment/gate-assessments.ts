import { gateNodeId } from "@/lib/chain/node-ids";
import type { PhaseStatus } from "@/lib/chain/phase-plan";
import type { ReadGate } from "@/lib/chain/schedule-gates";
import { stepEvidence } from "@/lib/domain/evidence";
import type { Streams } from "@/lib/forecast";
import type { DaysSaved } from "@/lib/schedule/days-saved";
import type { Decided } from "@/lib/schedule/decided-by";
import { withImpliedEvidence } from "@/lib/schedule/implied-evidence";
import type { PhaseSchedule } from "@/lib/schedule/phase-schedule";
import type { GateEvidence } from "@/lib/schedule/site-schedule";
import { dayQuantiles } from "./day-quantiles";
import { finiteQuantiles } from "./phase-target";
import type { GateAssessment, GateBasis } from "./types";

/**
 * Every gate that the phase waits for or waited for, with its figures. A gate of the whole site of which nobody spoke is the first open phase's
 * alone.
 * @param decided of this phase
 * @param saved null where nothing was asked
 * @param streams that the schedule was drawn from
 */
export function gateAssessments(
  plan: PhaseStatus,
  schedule: PhaseSchedule,
  decided: readonly Decided[],
  saved: DaysSaved | null,
  streams: Streams,
): GateAssessment[] {
  const evidenceOf = new Map(withImpliedEvidence(schedule.phase).map(({ id, evidence }) => [id, evidence]));
  return plan.gates.flatMap((read) => {
    const { gate, kind, key, step, indicator, because, classSlug } = read;
    const closedDay = schedule.closed.get(gate.id);
    const open = schedule.gates.find(({ id }) => id === gate.id);
    if (closedDay === undefined && !open) return [];
    const basis = closedDay === undefined ? openBasis(evidenceOf.get(gate.id) ?? []) : closedBasis(read);
    const always = { p10: closedDay ?? null, p50: closedDay ?? null, p80: closedDay ?? null, p90: closedDay ?? null };
    return {
      ...{ nodeId: gateNodeId(plan.phase.ordinal, read), indicatorId: indicator?.id ?? null },
      ...{ kind, key, step, basis, because },
      classSlug: basis === "by_class" ? classSlug : null,
      chance: gate.chance,
      finish: open ? dayQuantiles(finiteQuantiles(open.day, streams)) : always,
      drives: decided.find(({ by }) => by.kind === "gate" && by.id === gate.id)?.share ?? 0,
      daysSaved: saved?.alone.find(({ gateId }) => gateId === gate.id)?.days ?? null,
    };
  });
}

/** How a closed gate is known to be done: by its own record, or by something later that needs it. */
function closedBasis({ indicator, step }: ReadGate): GateBasis {
  const evidence = stepEvidence(indicator ?? undefined, step, Number.POSITIVE_INFINITY);
  return evidence.status === "done" ? evidence.basis : "implied";
}

/** What the schedule has of an open gate: bad news to which nobody gave a new date, else the words that stand, else what has begun. */
function openBasis(evidence: readonly GateEvidence[]): GateBasis {
  const isOfController = new Map<string, boolean>();
  let bad: Extract<GateEvidence, { what: "refused" | "appealed" | "halted" }> | null = null;
  let isBegun = false;
  for (const one of evidence) {
    switch (one.what) {
      case "done":
        isOfController.clear();
        bad = null;
        isBegun = false;
        break;
      case "word":
        isOfController.set(one.word.party, one.isOfController);
        bad = null;
        break;
      case "word_withdrawn":
        isOfController.delete(one.party);
        break;
      case "begun":
        isBegun = true;
        // What goes back to the authority on a sponsor's appeal is no longer refused.
        if (bad?.what === "appealed" && bad.by === "sponsor") bad = null;
        break;
      case "resumed":
        bad = null;
        break;
      case "refused":
      case "appealed":
      case "halted":
        bad = one;
    }
  }
  if (bad) return bad.what === "halted" ? "halted" : "refused";
  if (isOfController.size > 0) return [...isOfController.values()].includes(true) ? "promised" : "estimated";
  return isBegun ? "in_progress" : "by_class";
}
