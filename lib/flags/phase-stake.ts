import { DAYS_PER_MONTH } from "./measures";
import type { FlagInput, PhaseStake } from "./types";

/**
 * What a phase stands to lose: months late × P(serves) + `flag_months_if_cancelled` × P(cancelled), counted from the first baseline, else the first estimate, else
 * `flag_undated_months` after the first word; and max(0, delay cost) × P(serves) + capital at risk in dollars, where both are known.
 */
export function phaseStake(input: FlagInput): PhaseStake {
  const { site, phase, facts } = input;
  return {
    phaseId: phase.id,
    iso3: site.iso3,
    megawatts: facts.megawatts,
    months: monthsAtStake(input),
    dollarsUsd: dollarsAtStake(input),
  };
}

/** Null where none is known. */
export function sumOfKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

function monthsAtStake({ assessment, p50Day, facts, thresholds }: FlagInput): number | null {
  const { firstBaseline, firstEstimate, firstWordDay } = facts;
  const cancelled = assessment.cancelled.total;
  if (assessment.state !== "forecast" || p50Day === null) return null;
  const undatedDay = firstWordDay === null ? null : firstWordDay + thresholds.flag_undated_months * DAYS_PER_MONTH;
  const fromDay = firstBaseline?.day ?? firstEstimate?.day ?? undatedDay;
  if (fromDay === null) return null;
  const lateMonths = Math.max(0, p50Day - fromDay) / DAYS_PER_MONTH;
  return lateMonths * (1 - cancelled) + thresholds.flag_months_if_cancelled * cancelled;
}

function dollarsAtStake({ assessment, money }: FlagInput): number | null {
  if (!money?.isCapitalOfThisPhase) return null;
  const { delayCostFirstUsd, atRiskUsd } = money;
  if (delayCostFirstUsd === null || atRiskUsd === null) return null;
  return Math.max(0, delayCostFirstUsd) * (1 - assessment.cancelled.total) + atRiskUsd;
}
