import { type DayQuantiles, dayQuantiles } from "@/lib/assessment/day-quantiles";
import type { TargetForecast } from "@/lib/forecast";

/** What a what-if says of one phase: the engine's figures as plain JSON. */
export type WhatIfOutlook = {
  phaseId: number;
  givenCompletion: DayQuantiles;
  unconditional: DayQuantiles;
  /** 201 quantiles at 0, 0.005, …, 1, given completion; epoch days. */
  quantileDays: number[];
  cancelled: number;
  notWithinTenYears: number;
  byAnnounced: number | null;
  expectedDelayDays: number | null;
  /** Share of draws that follow the chain, and in which a floor set the date: what a change of a gate can reach. */
  chainShare: number;
  floorShare: number;
};

/** The figures of one target, with "never" as null. */
export function phaseOutlook(target: TargetForecast): WhatIfOutlook {
  return {
    phaseId: Number(target.id),
    givenCompletion: dayQuantiles(target.givenCompletion),
    unconditional: dayQuantiles(target.unconditional),
    quantileDays: target.quantiles,
    cancelled: target.cancelled.total,
    notWithinTenYears: target.notWithinTenYears,
    byAnnounced: target.byAnnounced,
    expectedDelayDays: target.expectedDelayDays,
    chainShare: target.views.chain,
    floorShare: target.floorShare,
  };
}
