import type { FlagThresholds } from "@/lib/flags/thresholds";
import type { PhaseMoneyFigures } from "@/lib/flags/types";
import { DAYS_PER_MONTH, DAYS_PER_YEAR } from "@/lib/money/discounting";
import { monthlyCash } from "@/lib/money/party-cash";
import type { KnownPhaseMoney, PhaseMoney } from "@/lib/money/phase-money-types";

/**
 * What the flags read of a phase's money; null where nothing is known of it. Dollars are known only where the phase's own capital is stated.
 * @param serviceP50Day over all draws, epoch day; null where half of them never serve
 */
export function moneyFigures(
  money: PhaseMoney | null,
  serviceP50Day: number | null,
  { flag_delay_cost_usd }: Pick<FlagThresholds, "flag_delay_cost_usd">,
): PhaseMoneyFigures | null {
  if (!money?.known) return null;
  const { capital, delayCost, capitalAtRisk } = money;
  const first = delayCost.known ? delayCost.first : null;
  return {
    delayCostFirstUsd: first?.mean.usd ?? null,
    delayCostAtLeastShare: first?.atLeastUsd.find(({ usd }) => usd === flag_delay_cost_usd)?.probability ?? null,
    atRiskUsd: capitalAtRisk[0]?.mean.total.usd ?? null,
    capitalUsd: capital.total.usd,
    isCapitalOfThisPhase: capital.source === "stated" && capital.dollarsUnknown === null,
    idleUsdPerDay: idleUsdPerDay(money),
    paybackBeyondPlanMonths: first && paybackBeyondPlanMonths(money, first.plan.day, serviceP50Day),
  };
}

/**
 * Months by which a phase is paid back later than on its first plan: a month of service earns the same whenever it comes, so as many as service is
 * late. Null where its own capital is not known in dollars, or service does not repay it before it ends.
 */
function paybackBeyondPlanMonths(money: KnownPhaseMoney, planDay: number, serviceP50Day: number | null): number | null {
  const { capital, megawatts, ownership, assumptions } = money;
  if (capital.total.usd === null || serviceP50Day === null) return null;
  const size = { facilityMegawatts: megawatts.facility, criticalItMegawatts: megawatts.criticalIt };
  const { incomeUsd, costUsd } = monthlyCash(size, ownership, { energy: null, takeOrPay: null }, assumptions);
  const earnedUsd = (incomeUsd - costUsd) * 12 * assumptions.horizonYears[ownership];
  return earnedUsd > capital.total.usd ? (serviceP50Day - planDay) / DAYS_PER_MONTH : null;
}

/** What a day of idle accelerators costs, in dollars: a day of their straight-line worth, and a day's capital cost on what they cost. */
function idleUsdPerDay({ capital, ownership, assumptions }: KnownPhaseMoney): number | null {
  const { usd } = capital.accelerators;
  if (usd === null || usd === 0) return null;
  const perYear = 1 / assumptions.acceleratorLifeYears + assumptions.discountRatePerYear[ownership];
  return (usd * perYear) / DAYS_PER_YEAR;
}
