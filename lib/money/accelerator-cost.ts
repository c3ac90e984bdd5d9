import type { DiscountFactors } from "./discount-factors";

/** Lives and lead time of accelerators, in days. */
export type AcceleratorLife = { lifeDays: number; installDays: number };

/** Days on which accelerators are bought while a phase operates, the delivery first; a dead generation is replaced only an install time before service. */
export function purchaseDays(
  deliveryDay: number,
  serviceDay: number,
  endDay: number,
  { lifeDays, installDays }: AcceleratorLife,
): number[] {
  const days = [deliveryDay];
  for (let day = Math.max(deliveryDay + lifeDays, serviceDay - installDays); day < endDay; day += lifeDays)
    days.push(day);
  return days;
}

/** Worth of the renewals of accelerators that cost 1, less the unused life of the last ones, credited on the last day. */
export function renewalWorth(
  boughtDays: readonly number[],
  endDay: number,
  { lifeDays }: AcceleratorLife,
  factors: DiscountFactors,
): number {
  let worth = 0;
  for (let i = 1; i < boughtDays.length; i++) worth += factors.onDay(boughtDays[i] ?? Number.NaN);
  const age = endDay - (boughtDays.at(-1) ?? Number.NaN);
  return worth - Math.max(0, 1 - age / lifeDays) * factors.onDay(endDay);
}
