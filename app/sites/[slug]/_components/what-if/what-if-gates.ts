import type { DayQuantiles } from "@/lib/assessment/day-quantiles";
import type { GateAssessment, PhaseAssessment } from "@/lib/assessment/types";
import type { PhaseRecord } from "@/lib/domain/records";
import type { Locale, MilestoneStep } from "@/lib/domain/vocabulary";
import { gateTitle } from "../gate-title";

/** A gate as the what-if shows it; `finish` is the stored forecast's. */
export type WhatIfGate = {
  gate: string;
  title: string;
  step: MilestoneStep;
  finish: DayQuantiles;
  isBridge: boolean;
  isDone: boolean;
};

/** A phase's gates in the order of its chain. */
export function whatIfGates(phase: PhaseRecord, assessment: PhaseAssessment, locale: Locale): WhatIfGate[] {
  return assessment.gates.map((gate) => ({
    gate: gate.nodeId,
    title: gateTitle(gate, phase, locale),
    step: gate.step,
    finish: gate.finish,
    isBridge: phase.indicators.find((one) => one.id === gate.indicatorId)?.workType === "bridge_power",
    isDone: isDone(gate),
  }));
}

const isDone = ({ basis }: GateAssessment) => basis === "actual" || basis === "inferred" || basis === "implied";
