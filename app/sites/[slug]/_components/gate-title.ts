import type { GateAssessment } from "@/lib/assessment/types";
import { indicatorTitles } from "@/lib/domain/indicator-titles";
import type { PhaseRecord } from "@/lib/domain/records";
import { type Locale, permitTypes, workTypes } from "@/lib/domain/vocabulary";

/** A gate's name: its record's own title, else the usual one of its kind. */
export function gateTitle(
  gate: Pick<GateAssessment, "indicatorId" | "kind" | "key">,
  phase: PhaseRecord,
  locale: Locale,
): string {
  const indicator = phase.indicators.find((one) => one.id === gate.indicatorId);
  if (indicator) return locale === "ko" ? indicator.titleKo : indicator.titleEn;
  const subtype = [...workTypes, ...permitTypes].find((one) => one === gate.key.replaceAll("-", "_")) ?? null;
  return indicatorTitles(gate.kind, subtype)[locale];
}
