import { type DayQuantiles, dayQuantiles } from "@/lib/assessment/day-quantiles";
import type { PhaseTarget } from "@/lib/assessment/phase-target";

/** What a what-if says of one phase: the forecast's figures as plain JSON. */
export type WhatIfOutlook = {
  phaseId: number;
  givenCompletion: DayQuantiles;
  unconditional: DayQuantiles;
  /** 201 quantiles at 0, 0.005, …, 1, given completion; epoch days. */
  quantileDays: number[];
  cancelled: number;
  notWithinTenYears: number;
  inServiceByAsOf: number;
  byAnnounced: number | null;
  expectedDelayDays: number | null;
};

/** The figures of one phase, with "never" as null. */
export function phaseOutlook(phaseId: number, target: PhaseTarget): WhatIfOutlook {
  return {
    phaseId,
    givenCompletion: dayQuantiles(target.givenCompletion),
    unconditional: dayQuantiles(target.unconditional),
    quantileDays: target.quantiles,
    cancelled: target.cancelled.total,
    notWithinTenYears: target.notWithinTenYears,
    inServiceByAsOf: target.inServiceByAsOf,
    byAnnounced: target.byAnnounced,
    expectedDelayDays: target.expectedDelayDays,
  };
}
