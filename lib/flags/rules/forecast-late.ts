import { chainModel } from "@/lib/chain/model";
import { DAYS_PER_YEAR } from "@/lib/domain/dates";
import { slipClass } from "@/lib/forecast";
import { claimIdsOf, decidingGate, monthsOf, newsDay, silentSince, statedAs } from "../measures";
import type { ServiceDate } from "../phase-facts";
import type { FlagCheck, FlagInput } from "../types";
import { isUnlooked } from "./passed";

/**
 * Rule 1: P50 is at least `flag_late_days` after the first baseline; once raised it stands from `flag_late_cleared_days` on. Risk; may be high unless
 * the latest promise has passed and nobody has looked since. `slipMonths` is what dates of this length slip in the median by their class.
 */
export const forecastLate: FlagCheck = (input) => {
  const { p50Day, facts, standing, thresholds } = input;
  const { firstBaseline, latestPromise } = facts;
  if (firstBaseline === null || latestPromise === null || p50Day === null) return [];
  const { flag_late_days, flag_late_cleared_days } = thresholds;
  const lateDays = p50Day - firstBaseline.day;
  // Thresholds may be edited to cross each other: what stands is never asked for more than what is raised.
  const clearedDays = Math.min(flag_late_cleared_days, flag_late_days);
  if (lateDays < (standing.includes("forecast_late") ? clearedDays : flag_late_days)) return [];
  return [
    {
      rule: "forecast_late",
      kind: "risk",
      event: "date",
      mayBeHigh: !isUnlooked(input),
      sinceDay: newsDay(input),
      numbers: {
        p50Day: Math.round(p50Day),
        ...statedAs("baseline", firstBaseline.claim),
        lateMonths: monthsOf(lateDays),
        ...statedAs("promised", latestPromise.claim),
        afterPromiseMonths: monthsOf(p50Day - latestPromise.day),
        slipMonths: monthsOf(Math.min(lateDays, classSlipDays(input, firstBaseline))),
        gate: decidingGate(input),
        silentDay: silentSince(input),
      },
      claimIds: claimIdsOf(firstBaseline, latestPromise),
    },
  ];
};

/** Median days by which dates stated so far ahead slip, from the day on which it was said; beyond the horizon of the fit no more than there. */
function classSlipDays({ site, facts }: FlagInput, { day, saidDay }: ServiceDate): number {
  const { slip, parameter } = chainModel(site.model);
  const statedDays = Math.min(day - saidDay, parameter("slip_horizon_days"));
  const ageYears = Math.max(0, saidDay - (facts.firstWordDay ?? saidDay)) / DAYS_PER_YEAR;
  return Math.max(0, slipClass(slip, statedDays, ageYears).medianDays - statedDays);
}
