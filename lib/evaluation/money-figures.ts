import { DAYS_PER_YEAR } from "@/lib/domain/dates";
import type { FlagThresholds } from "@/lib/flags/thresholds";
import type { PhaseMoneyFigures } from "@/lib/flags/types";
import type { DelayCost, KnownPhaseMoney, PhaseMoney } from "@/lib/money/phase-money-types";

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
    delayCostAtLeastShare: first && shareAtLeast(first, capital.total.usd, flag_delay_cost_usd),
    atRiskUsd: capitalAtRisk[0]?.mean.total.usd ?? null,
    capitalUsd: capital.total.usd,
    isCapitalOfThisPhase: capital.source === "stated" && capital.dollarsUnknown === null,
    idleUsdPerDay: idleUsdPerDay(money),
    // The forecast of payback belongs to the economics of a site, which no save computes.
    paybackBeyondPlanMonths: null,
  };
}

/**
 * Share of the serving draws whose delay cost reaches an amount: linear between the quantiles (10, 50, 90 %) and thresholds that the money gives,
 * beyond them that of the last one; null while dollars are unknown.
 */
function shareAtLeast({ p10, p50, p90, atLeast }: DelayCost, capitalUsd: number | null, usd: number): number | null {
  if (p10.usd === null || p50.usd === null || p90.usd === null || capitalUsd === null) return null;
  const points = [
    { usd: p10.usd, share: 0.9 },
    { usd: p50.usd, share: 0.5 },
    { usd: p90.usd, share: 0.1 },
    ...atLeast.map(({ threshold, probability }) => ({ usd: threshold * capitalUsd, share: probability })),
  ].sort((a, b) => a.usd - b.usd || b.share - a.share);
  const above = points.findIndex((point) => point.usd >= usd);
  const [low, high] = [points[above - 1], points[above]];
  if (!high) return points.at(-1)?.share ?? null;
  if (!low) return high.share;
  return low.share + ((usd - low.usd) / (high.usd - low.usd)) * (high.share - low.share);
}

/** What a day of idle accelerators costs, in dollars: a day of their straight-line worth, and a day's capital cost on what they cost. */
function idleUsdPerDay({ capital, ownership, assumptions }: KnownPhaseMoney): number | null {
  const { usd } = capital.accelerators;
  if (usd === null || usd === 0) return null;
  const perYear = 1 / assumptions.acceleratorLifeYears + assumptions.discountRatePerYear[ownership];
  return (usd * perYear) / DAYS_PER_YEAR;
}
