/** Money dated by UTC epoch day (fractions allowed); outflows are negative. */
export type CashFlow = { day: number; usd: number };

/** Actual/365, as XNPV: a year is 365 days and a month one twelfth, everywhere in this folder. */
export const DAYS_PER_YEAR = 365;
export const DAYS_PER_MONTH = DAYS_PER_YEAR / 12;

/**
 * Worth on `atDay` of dated flows: Σ usd ÷ (1 + rate)^((day − atDay) / 365), the formula of XNPV. USD. Flows before `atDay` are
 * carried forward at the same rate. `ratePerYear` must be above −1.
 */
export function presentValueUsd(flows: readonly CashFlow[], ratePerYear: number, atDay: number): number {
  let sumUsd = 0;
  for (const flow of flows) sumUsd += flow.usd * (1 + ratePerYear) ** ((atDay - flow.day) / DAYS_PER_YEAR);
  return sumUsd;
}
