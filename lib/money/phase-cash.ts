import type { MoneyAssumptions } from "./assumptions";
import { type CashFlow, DAYS_PER_MONTH, DAYS_PER_YEAR } from "./discounting";
import type { Schedule } from "./schedule";

/** What is built. Capex is nominal USD; facility includes everything but the accelerators. */
export type PhaseCapital = { megawatts: number; facilityUsd: number; acceleratorsUsd: number };

/** As-of and planned start of service, UTC epoch days. */
export type PhaseDays = { asOfDay: number; planStartDay: number };

/**
 * Facility capex in equal monthly slices, each in the middle of its month, over `buildMonths` before the planned start. Slices due
 * after the as-of day move by the schedule's shift: what is spent stays spent.
 */
export function facilityFlows(
  capital: PhaseCapital,
  days: PhaseDays,
  schedule: Schedule,
  { buildMonths }: MoneyAssumptions,
): CashFlow[] {
  return Array.from({ length: buildMonths }, (_, month) => {
    const plannedDay = days.planStartDay - (buildMonths - month - 0.5) * DAYS_PER_MONTH;
    const day = plannedDay > days.asOfDay ? plannedDay + schedule.facilityShiftDays : plannedDay;
    return { day, usd: -capital.facilityUsd / buildMonths };
  });
}

/**
 * Accelerators bought on delivery and again, at the same price, at the end of each life while the facility operates; ageing starts at
 * delivery, idle or not. A generation that dies before there is power is replaced only one install time before service. The last
 * flow, on the last day of operation, is the straight-line worth of the life that is left, so that the horizon cuts no machine.
 */
export function acceleratorFlows(
  acceleratorsUsd: number,
  deliveryDay: number,
  startDay: number,
  assumptions: MoneyAssumptions,
): CashFlow[] {
  const lifeDays = assumptions.acceleratorLifeYears * DAYS_PER_YEAR;
  const endDay = startDay + assumptions.evaluationYears * DAYS_PER_YEAR;
  const flows: CashFlow[] = [{ day: deliveryDay, usd: -acceleratorsUsd }];
  let boughtDay = deliveryDay;
  let renewalDay = Math.max(deliveryDay + lifeDays, startDay - assumptions.installDays);
  while (renewalDay < endDay) {
    flows.push({ day: renewalDay, usd: -acceleratorsUsd });
    boughtDay = renewalDay;
    renewalDay += lifeDays;
  }
  const lifeLeft = Math.max(0, 1 - (endDay - boughtDay) / lifeDays);
  flows.push({ day: endDay, usd: acceleratorsUsd * lifeLeft });
  return flows;
}

/** Revenue of each month of operation, USD: month m earns min(1, (m + 0.5) ÷ rampMonths) of the full utilisation. */
export function monthlyRevenueUsd(megawatts: number, assumptions: MoneyAssumptions): number[] {
  const { revenueUsdPerMwYear, utilisation, rampMonths, evaluationYears } = assumptions;
  return Array.from({ length: evaluationYears * 12 }, (_, month) => {
    const ramp = rampMonths === 0 ? 1 : Math.min(1, (month + 0.5) / rampMonths);
    return (megawatts * revenueUsdPerMwYear * utilisation * ramp) / 12;
  });
}

/**
 * Revenue less opex per month of operation, each in the middle of its month, from the start of service to the end of the facility's life.
 */
export function marginFlows(megawatts: number, startDay: number, assumptions: MoneyAssumptions): CashFlow[] {
  const opexUsd = (megawatts * assumptions.opexUsdPerMwYear) / 12;
  return monthlyRevenueUsd(megawatts, assumptions).map((revenueUsd, month) => ({
    day: startDay + (month + 0.5) * DAYS_PER_MONTH,
    usd: revenueUsd - opexUsd,
  }));
}
