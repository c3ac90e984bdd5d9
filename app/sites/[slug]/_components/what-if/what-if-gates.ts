import type { DayQuantiles } from "@/lib/assessment/day-quantiles";
import type { GateAssessment, PhaseAssessment } from "@/lib/assessment/types";
import type { IndicatorRecord, PhaseRecord } from "@/lib/domain/records";
import type { Locale, MilestoneStep, PermitType } from "@/lib/domain/vocabulary";
import type { SupposedNews } from "@/lib/what-if/change";
import { gateTitle } from "../gate-title";
import { standingAnswer } from "../standing-answer";

/** A gate as the what-if shows it; `finish` is the stored forecast's. */
export type WhatIfGate = {
  gate: string;
  title: string;
  step: MilestoneStep;
  /** The gate's key and permit, for the word of its step. */
  key: string;
  permitType: PermitType | null;
  finish: DayQuantiles;
  /** News of it that may be supposed; the engine has the last word (`news-does-not-fit`). */
  news: SupposedNews[];
  isBridge: boolean;
  isDone: boolean;
};

/** A phase's gates in the order of its chain. */
export function whatIfGates(phase: PhaseRecord, assessment: PhaseAssessment, locale: Locale): WhatIfGate[] {
  return assessment.gates.map((gate) => {
    const indicator = phase.indicators.find((one) => one.id === gate.indicatorId);
    return {
      gate: gate.nodeId,
      title: gateTitle(gate, phase, locale),
      step: gate.step,
      key: gate.key,
      permitType: indicator?.permitType ?? null,
      finish: gate.finish,
      news: newsOf(gate, indicator),
      isBridge: indicator?.workType === "bridge_power",
      isDone: isDone(gate),
    };
  });
}

/** Permits, water rights and grid agreements can be refused; an appeal of the sponsor needs a refusal, and a halt works that are under way or ahead. */
function newsOf(gate: GateAssessment, indicator: IndicatorRecord | undefined): SupposedNews[] {
  const { kind, key, step } = gate;
  if (isDone(gate)) return [];
  if (kind === "works") return indicator === undefined || isBuilding(indicator) ? ["halted"] : [];
  const isAgreement = kind === "grid_interconnect" && step === "agreement_signed";
  const isPermit = kind === "permit" && (indicator?.permitType ?? key.replaceAll("-", "_")) !== "export_licence";
  if (!isAgreement && !isPermit && kind !== "water_right") return [];
  return standingAnswer(indicator ?? null) === "refused" ? ["appealed"] : ["refused"];
}

/** Substations and networks count as the grid, bridge power as a plant. */
const isBuilding = ({ workType }: IndicatorRecord) => workType === "building" || workType === null;

const isDone = ({ basis }: GateAssessment) => basis === "actual" || basis === "inferred" || basis === "implied";
