import { DAYS_PER_YEAR } from "@/lib/domain/dates";
import type { FlagInput, PhaseStake } from "./types";

const MONTHS_PER_DAY = 12 / DAYS_PER_YEAR;

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

function monthsAtStake({ assessment, p50Day, facts, thresholds }: FlagInput): number | null {
  const { firstBaseline, firstEstimate, firstWordDay } = facts;
  const cancelled = assessment.cancelled.total;
  if (assessment.state !== "forecast" || p50Day === null) return null;
  const undatedDay = firstWordDay === null ? null : firstWordDay + thresholds.flag_undated_months / MONTHS_PER_DAY;
  const fromDay = firstBaseline?.day ?? firstEstimate?.day ?? undatedDay;
  if (fromDay === null) return null;
  const lateMonths = Math.max(0, p50Day - fromDay) * MONTHS_PER_DAY;
  return lateMonths * (1 - cancelled) + thresholds.flag_months_if_cancelled * cancelled;
}

function dollarsAtStake({ assessment, money }: FlagInput): number | null {
  if (!money?.isCapitalOfThisPhase) return null;
  const { delayCostFirstUsd, atRiskUsd } = money;
  if (delayCostFirstUsd === null || atRiskUsd === null) return null;
  return Math.max(0, delayCostFirstUsd) * (1 - assessment.cancelled.total) + atRiskUsd;
}
