import { type Redeployment, redeployableWhenEnergised } from "./capital-at-risk";
import type { DiscountFactors } from "./discount-factors";
import { DAYS_PER_YEAR } from "./discounting";
import type { SpendingRow } from "./spending-calendar";

/** Cost of a cancelled draw at the as-of day, USD; `recorded` is the part that a record says was paid. */
export type CancelledCost = { recordedUsd: number; openUsd: number };

/**
 * What a draw cancelled on a day has sunk: every dollar bound by then, less what its asset brings on that day, or on the day it is paid.
 * @param calendar with its later payments moved
 */
export function cancelledCost(
  calendar: readonly SpendingRow[],
  cancelledDay: number,
  energisedDay: number,
  rule: Redeployment,
  { onDay }: DiscountFactors,
): CancelledCost {
  const cost = { recordedUsd: 0, openUsd: 0 };
  for (const { asset, usd, boundDay, paidDay, isRecorded } of calendar) {
    if (cancelledDay < boundDay) continue;
    const saleDay = Math.max(cancelledDay, paidDay);
    const share = soldShare(asset, saleDay - paidDay, energisedDay <= cancelledDay, rule);
    const sold = share === 0 ? 0 : share * onDay(saleDay);
    cost[isRecorded ? "recordedUsd" : "openUsd"] += usd * (onDay(paidDay) - sold);
  }
  return cost;
}

function soldShare(asset: SpendingRow["asset"], ageDays: number, isEnergised: boolean, rule: Redeployment): number {
  if (asset === "accelerators")
    return rule.acceleratorShare * Math.max(0, 1 - ageDays / (rule.acceleratorLifeYears * DAYS_PER_YEAR));
  return isEnergised ? redeployableWhenEnergised(asset, rule) : 0;
}
