import type { DayQuantiles } from "@/lib/assessment/day-quantiles";
import type { GateAssessment, PhaseAssessment } from "@/lib/assessment/types";
import type { PhaseRecord } from "@/lib/domain/records";
import type { Locale, MilestoneStep, PermitType } from "@/lib/domain/vocabulary";
import { gateTitle } from "../gate-title";

/** A gate as the what-if shows it; `finish` is the stored forecast's. */
export type WhatIfGate = {
  gate: string;
  title: string;
  step: MilestoneStep;
  /** The gate's key and permit, for the word of its step. */
  key: string;
  permitType: PermitType | null;
  finish: DayQuantiles;
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
      isBridge: indicator?.workType === "bridge_power",
      isDone: isDone(gate),
    };
  });
}

const isDone = ({ basis }: GateAssessment) => basis === "actual" || basis === "inferred" || basis === "implied";
