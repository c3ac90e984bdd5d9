import type { PhaseTargets } from "@/lib/domain/records";
import {
  type IndicatorKind,
  indicatorKinds,
  type PermitType,
  permitTypes,
  type WorkType,
  workTypes,
} from "@/lib/domain/vocabulary";

/** What the form's first choice stands for: an indicator on record, or a new one of a phase. */
export type LogTarget =
  | { indicatorId: number }
  | { phaseId: number; kind: IndicatorKind; subtype: WorkType | PermitType | null };

export function writeTarget(target: LogTarget): string {
  return "indicatorId" in target
    ? `i:${target.indicatorId}`
    : `n:${target.phaseId}:${target.kind}:${target.subtype ?? ""}`;
}

/** Null when the text is none of this site's choices. One that is on record by now is that record. */
export function readTarget(text: string, phases: PhaseTargets[]): LogTarget | null {
  const [what, first, kindText, subtypeText] = text.split(":");
  if (what === "i") {
    const id = Number(first);
    return phases.some((phase) => phase.indicators.some((one) => one.id === id)) ? { indicatorId: id } : null;
  }
  const phase = phases.find((one) => one.id === Number(first));
  const kind = indicatorKinds.find((one) => one === kindText);
  if (what !== "n" || !phase || !kind) return null;
  const subtype = [...workTypes, ...permitTypes].find((one) => one === subtypeText) ?? null;
  const recorded = phase.indicators.find((one) => !one.isOfSite && isSame(one, kind, subtype));
  return recorded ? { indicatorId: recorded.id } : { phaseId: phase.id, kind, subtype };
}

/** The phase and kind that a choice is about. */
export function targetIndicator(
  target: LogTarget,
  phases: PhaseTargets[],
): { phase: PhaseTargets; kind: IndicatorKind } | null {
  for (const phase of phases) {
    if (!("indicatorId" in target)) {
      if (phase.id === target.phaseId) return { phase, kind: target.kind };
      continue;
    }
    const indicator = phase.indicators.find(({ id }) => id === target.indicatorId);
    if (indicator) return { phase, kind: indicator.kind };
  }
  return null;
}

/** The kinds that a phase can still be given a record of. */
export function newTargets(phase: PhaseTargets): Extract<LogTarget, { kind: IndicatorKind }>[] {
  const all = indicatorKinds.flatMap((kind) => {
    const subtypes: readonly (WorkType | PermitType | null)[] =
      kind === "works" ? workTypes : kind === "permit" ? permitTypes : [null];
    return subtypes.map((subtype) => ({ phaseId: phase.id, kind, subtype }));
  });
  return all.filter(
    ({ kind, subtype }) => !phase.indicators.some((one) => isSame(one, kind, subtype) || isOnly(one, kind)),
  );
}

/** A record that a new one of this kind would fall together with: its key, or its type, is the same. */
function isSame(
  indicator: PhaseTargets["indicators"][number],
  kind: IndicatorKind,
  subtype: WorkType | PermitType | null,
): boolean {
  if (indicator.kind !== kind) return false;
  if (subtype === null) return indicator.key === kind;
  return indicator.key === subtype || indicator.workType === subtype || indicator.permitType === subtype;
}

/** A phase has one service and one grid connection. */
const isOnly = (indicator: PhaseTargets["indicators"][number], kind: IndicatorKind) =>
  indicator.kind === kind && (kind === "service" || kind === "grid_interconnect");
