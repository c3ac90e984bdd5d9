import { numberAt } from "@/lib/forecast";
import type { DiscountFactors } from "./discount-factors";
import { DAYS_PER_MONTH, DAYS_PER_YEAR } from "./discounting";
import type { PhaseExtras } from "./phase-money-types";

/** A minimum demand with a rate: `usdPerMonth` once the contracted demand is reached. Nothing is metered before service. */
export type MinimumDemand = { usdPerMonth: number; rampMonths: number; exitFeeUsd: number };

/** Null when there is none, or no rate of it is known. */
export function minimumDemandOf({ minimumDemand }: PhaseExtras): MinimumDemand | null {
  if (minimumDemand === null || minimumDemand.usdPerKilowattMonth === null) return null;
  const { share, contractedKilowatts, usdPerKilowattMonth, rampMonths, exitMonths } = minimumDemand;
  const usdPerMonth = share * contractedKilowatts * usdPerKilowattMonth;
  return { usdPerMonth, rampMonths, exitFeeUsd: exitMonths * usdPerMonth };
}

/** Bills from the day the utility is ready to the end of the wait, nominal USD; 0 when the utility is not ready before. */
function billedUsd({ usdPerMonth, rampMonths }: MinimumDemand, readyDay: number, endDay: number): number {
  const months = Math.max(0, endDay - readyDay) / DAYS_PER_MONTH;
  const ramped = Math.min(months, rampMonths);
  return usdPerMonth * (rampMonths === 0 ? months : ramped ** 2 / (2 * rampMonths) + (months - ramped));
}

/** The same bills at the as-of day, paid evenly. */
export function billedWorth(
  { usdPerMonth, rampMonths }: MinimumDemand,
  readyDay: number,
  endDay: number,
  factors: DiscountFactors,
): number {
  if (!(endDay > readyDay)) return 0;
  const fullDay = readyDay + rampMonths * DAYS_PER_MONTH;
  const rampEndDay = Math.min(endDay, fullDay);
  return 12 * usdPerMonth * (rampWorth(readyDay, rampEndDay, rampMonths, factors) + factors.between(fullDay, endDay));
}

/** Worth of a stream of 1 a year that rises from nothing over `rampMonths`: ∫ t ÷ ramp · e^(−δt) dt, δ = ln(1 + rate), t in years. */
function rampWorth(fromDay: number, toDay: number, rampMonths: number, factors: DiscountFactors): number {
  const years = (toDay - fromDay) / DAYS_PER_YEAR;
  if (rampMonths === 0 || years <= 0) return 0;
  const { logRate } = factors;
  const rampYears = rampMonths / 12;
  if (logRate === 0) return years ** 2 / (2 * rampYears);
  const discounted = (1 - Math.exp(-logRate * years) * (1 + logRate * years)) / logRate ** 2;
  return (factors.onDay(fromDay) * discounted) / rampYears;
}

/** What `liabilityColumns` reads, index = draw. */
type LiabilityDays = { serviceDay: Float64Array; cancelledDay: Float64Array; utilityReadyDay: Float64Array };

/** Means over all draws, nominal USD: bills to service or cancellation, and the exit fee of cancelled draws. */
export function meanLiabilities(demand: MinimumDemand, days: LiabilityDays) {
  const { serviceDay, cancelledDay, utilityReadyDay } = days;
  const draws = serviceDay.length;
  let billed = 0;
  let cancelledDraws = 0;
  for (let i = 0; i < draws; i++) {
    const service = numberAt(serviceDay, i);
    const cancelled = numberAt(cancelledDay, i);
    billed += billedUsd(demand, numberAt(utilityReadyDay, i), Math.min(service, cancelled));
    if (cancelled < service) cancelledDraws += 1;
  }
  const minimumDemandUsd = billed / draws;
  const exitFeeUsd = (demand.exitFeeUsd * cancelledDraws) / draws;
  return { minimumDemandUsd, exitFeeUsd, meanUsd: minimumDemandUsd + exitFeeUsd };
}
