import { numberAt } from "@/lib/forecast";
import { DAYS_PER_MONTH, DAYS_PER_YEAR } from "./discounting";
import type { SpendingRow } from "./spending-calendar";

/** Draw by draw; Infinity = never. `energisedDay` is no later than service. */
export type RiskDays = { serviceDay: Float64Array; energisedDay: Float64Array; cancelledDay: Float64Array };

/** What others pay for what stands idle, and how long each lives. */
export type Redeployment = {
  facilityShare: number;
  acceleratorShare: number;
  acceleratorLifeYears: number;
  facilityLifeYears: number;
};

/** Nominal USD, index = draw. Contribution and deposit count with the facility. */
export type RiskColumns = {
  facilityUsd: Float64Array;
  acceleratorsUsd: Float64Array;
  facilityLossUsd: Float64Array;
  acceleratorsLossUsd: Float64Array;
};

/**
 * Capital at risk and loss of each draw, dollar by dollar. A dollar is at risk in a draw that is cancelled once it was bound, or in which
 * it waits for service longer than `idleMonths` after it was paid and beyond the day of its own plan. What can be redeployed is read when
 * the wait ends. Loss: of a cancelled draw what no sale brings; of a late one the share of its life that the asset idles.
 */
export function capitalAtRisk(
  calendar: readonly SpendingRow[],
  days: RiskDays,
  idleMonths: number,
  rule: Redeployment,
): RiskColumns {
  const draws = days.serviceDay.length;
  const column = () => new Float64Array(draws);
  const columns = {
    facilityUsd: column(),
    acceleratorsUsd: column(),
    facilityLossUsd: column(),
    acceleratorsLossUsd: column(),
  };
  for (const row of calendar) {
    const idleDay = Math.max(row.paidDay + idleMonths * DAYS_PER_MONTH, row.dueDay);
    if (row.asset === "accelerators") addAccelerators(row, idleDay, days, rule, columns);
    else addFacility(row, idleDay, days, rule, columns);
  }
  return columns;
}

/** What an energised facility, or a deposit that comes back when it is, is worth to others. */
export function redeployableWhenEnergised(asset: SpendingRow["asset"], { facilityShare }: Redeployment): number {
  if (asset === "deposit") return 1;
  return asset === "facility" ? facilityShare : 0;
}

function addFacility(row: SpendingRow, idleDay: number, days: RiskDays, rule: Redeployment, to: RiskColumns): void {
  const { serviceDay, energisedDay, cancelledDay } = days;
  const { usd, boundDay, paidDay } = row;
  const share = redeployableWhenEnergised(row.asset, rule);
  const perDay = 1 / (rule.facilityLifeYears * DAYS_PER_YEAR);
  for (let i = 0; i < serviceDay.length; i++) {
    const service = numberAt(serviceDay, i);
    const cancelled = numberAt(cancelledDay, i);
    const isCancelled = cancelled < service;
    const isLate = (isCancelled ? cancelled : service) > idleDay;
    if (!isLate && !(isCancelled && cancelled >= boundDay)) continue;
    const energised = numberAt(energisedDay, i);
    const exposed = energised <= cancelled && energised <= idleDay ? usd * (1 - share) : usd;
    to.facilityUsd[i] = numberAt(to.facilityUsd, i) + exposed;
    const loss = isCancelled
      ? usd * (energised <= cancelled ? 1 - share : 1)
      : exposed * Math.min(1, (service - paidDay) * perDay);
    to.facilityLossUsd[i] = numberAt(to.facilityLossUsd, i) + loss;
  }
}

function addAccelerators(row: SpendingRow, idleDay: number, days: RiskDays, rule: Redeployment, to: RiskColumns): void {
  const { serviceDay, cancelledDay } = days;
  const { usd, boundDay, paidDay } = row;
  const perDay = 1 / (rule.acceleratorLifeYears * DAYS_PER_YEAR);
  for (let i = 0; i < serviceDay.length; i++) {
    const service = numberAt(serviceDay, i);
    const cancelled = numberAt(cancelledDay, i);
    const isCancelled = cancelled < service;
    const end = isCancelled ? cancelled : service;
    if (!(end > idleDay) && !(isCancelled && cancelled >= boundDay)) continue;
    const lifeUsed = Math.max(0, end - paidDay) * perDay;
    const exposed = usd * (1 - rule.acceleratorShare * Math.max(0, 1 - lifeUsed));
    to.acceleratorsUsd[i] = numberAt(to.acceleratorsUsd, i) + exposed;
    const loss = isCancelled ? exposed : exposed * Math.min(1, lifeUsed);
    to.acceleratorsLossUsd[i] = numberAt(to.acceleratorsLossUsd, i) + loss;
  }
}
