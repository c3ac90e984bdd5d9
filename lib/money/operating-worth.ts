import type { DiscountFactors } from "./discount-factors";
import { DAYS_PER_MONTH, DAYS_PER_YEAR } from "./discounting";

/** What operation earns and costs in a month at the full ramp, nominal USD; a party earns rent or from use. */
export type MonthlyCash = {
  /** Moves with the price. */
  incomeUsd: number;
  /** Fixed by take-or-pay. */
  fixedIncomeUsd: number;
  /** Running cost and rent paid. */
  costUsd: number;
  /** Electricity at a price of its own, and the share of it whose price is fixed from a day. */
  energyUsd: number;
  fixedEnergyShare: number;
  fixedEnergyFromDay: number;
};

/** Worth at the as-of day of operating for some months; `income`, `energy` move with their prices, the rest does not. USD. */
export type OperatingWorth = {
  incomeUsd: number;
  fixedIncomeUsd: number;
  energyUsd: number;
  fixedEnergyUsd: number;
  costUsd: number;
};

/**
 * Operation from a day for so many months (fractions allowed), each month's cash in its middle. Month m of the ramp earns
 * (m + 0.5) ÷ rampMonths of the full income; costs are due in full from the start.
 */
export function operatingWorth(
  cash: MonthlyCash,
  startDay: number,
  months: number,
  ramp: Ramp,
  factors: DiscountFactors,
): OperatingWorth {
  const atStart = factors.onDay(startDay);
  const level = factors.months(months);
  const fixedEnergy = fixedEnergyLevel(cash, startDay, months, factors);
  return {
    incomeUsd: cash.incomeUsd * (level - ramp.missing(months)) * atStart,
    fixedIncomeUsd: cash.fixedIncomeUsd * level * atStart,
    energyUsd: cash.energyUsd * (level - fixedEnergy) * atStart,
    fixedEnergyUsd: cash.energyUsd * fixedEnergy * atStart,
    costUsd: cash.costUsd * level * atStart,
  };
}

function fixedEnergyLevel(cash: MonthlyCash, startDay: number, months: number, factors: DiscountFactors): number {
  if (cash.energyUsd === 0 || cash.fixedEnergyShare === 0) return 0;
  const before = Math.min(months, Math.max(0, (cash.fixedEnergyFromDay - startDay) / DAYS_PER_MONTH));
  return cash.fixedEnergyShare * (factors.months(months) - factors.months(before));
}

/** What the ramp takes from the level of a stream of so many months, at its start. */
export type Ramp = { missing(months: number): number };

/** Linear over whole months. */
export function linearRamp(rampMonths: number, { perMonth }: DiscountFactors): Ramp {
  const missingBefore = [0];
  for (let month = 0; month < rampMonths; month++)
    missingBefore.push((missingBefore[month] ?? 0) + (1 - (month + 0.5) / rampMonths) * perMonth ** (month + 0.5));
  return { missing: (months) => missingBefore[Math.min(rampMonths, Math.ceil(months))] ?? 0 };
}

/** Days on which the accelerators at work were bought, first to last; each works from its day to the next one's. */
export type Generations = { boughtDays: readonly number[]; startDay: number; months: number };

/**
 * Worth, per 1 a month at full ramp, of income that falls by a share with every year of the accelerators' age. Each month earns by the age
 * of the generation at work in its middle.
 */
export function ageingIncome(
  { boughtDays, startDay, months }: Generations,
  fallPerYear: number,
  rampMonths: number,
  factors: DiscountFactors,
): number {
  const logKept = Math.log1p(-fallPerYear);
  const kept = Math.exp(logKept / 12) * factors.perMonth;
  const level = (from: number, to: number) =>
    kept === 1 ? to - from : (kept ** (from + 0.5) * (1 - kept ** (to - from))) / (1 - kept);
  const atAge = (boughtDay: number) => Math.exp((logKept * (startDay - boughtDay)) / DAYS_PER_YEAR);
  let sum = 0;
  let from = 0;
  boughtDays.forEach((boughtDay, i) => {
    const nextDay = boughtDays[i + 1] ?? Number.POSITIVE_INFINITY;
    const replaced = Math.max(from, Math.ceil((nextDay - startDay) / DAYS_PER_MONTH - 0.5));
    const to = Math.min(months, replaced);
    if (to > from) sum += atAge(boughtDay) * level(from, to);
    from = Math.max(from, to);
  });
  const first = atAge(boughtDays.findLast((day) => day <= startDay) ?? startDay);
  for (let month = 0; month < Math.min(rampMonths, Math.ceil(months)); month++)
    sum -= first * (1 - (month + 0.5) / rampMonths) * kept ** (month + 0.5);
  return sum * factors.onDay(startDay);
}
