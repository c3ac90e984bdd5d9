import type { FlagThresholds } from "@/lib/flags/thresholds";
import type { PhaseMoneyFigures } from "@/lib/flags/types";
import { DAYS_PER_YEAR } from "@/lib/money/discounting";
import type { KnownPhaseMoney, PhaseMoney } from "@/lib/money/phase-money-types";

/** What the flags read of a phase's money; null where nothing is known of it. Dollars are known only where the phase's own capital is stated. */
export function moneyFigures(
  money: PhaseMoney | null,
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
    // The forecast of payback belongs to the economics of a site, which no save computes.
    paybackBeyondPlanMonths: null,
  };
}

/** What a day of idle accelerators costs, in dollars: a day of their straight-line worth, and a day's capital cost on what they cost. */
function idleUsdPerDay({ capital, ownership, assumptions }: KnownPhaseMoney): number | null {
  const { usd } = capital.accelerators;
  if (usd === null || usd === 0) return null;
  const perYear = 1 / assumptions.acceleratorLifeYears + assumptions.discountRatePerYear[ownership];
  return (usd * perYear) / DAYS_PER_YEAR;
}
