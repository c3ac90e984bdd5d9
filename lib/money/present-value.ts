import { type CashFlow, DAYS_PER_YEAR, presentValueUsd } from "./discounting";

/** A present value in USD, or null with the reason. */
export type PresentValue = { usd: number; reason: null } | { usd: null; reason: PresentValueProblem };

/** `rate-not-above-minus-one` also covers a rate that is no number; `too-large`: the sum is beyond what a double holds. */
export type PresentValueProblem = FlowProblem | "rate-not-above-minus-one" | "too-large";

/** What is wrong with flows before any sum: none at all, or one whose amount is not finite or whose day is no day of the calendar. */
export type FlowProblem = "no-flows" | "invalid-flow";

/** The days a `Date` can hold, each side of 1970-01-01 (ECMAScript, "Time Values and Time Range"). */
const LAST_EPOCH_DAY = 1e8;

/** The first problem of dated flows (USD on epoch days), or null when they can be summed. */
export function flowProblem(flows: readonly CashFlow[]): FlowProblem | null {
  if (flows.length === 0) return "no-flows";
  const valid = flows.every(({ day, usd }) => Number.isFinite(usd) && Math.abs(day) <= LAST_EPOCH_DAY);
  return valid ? null : "invalid-flow";
}

/** The earliest of the flows' days; Infinity when there are none. */
export function firstDay(flows: readonly CashFlow[]): number {
  return flows.reduce((first, { day }) => Math.min(first, day), Number.POSITIVE_INFINITY);
}

/**
 * Worth of dated flows on the day of the earliest, USD: Σ usd ÷ (1 + rate)^(days since the earliest ÷ 365). The formula and day count
 * of Excel's XNPV, which takes the first flow listed for the earliest; here the order does not matter. `ratePerYear` is a fraction.
 * Never throws and never gives NaN: what cannot be valued has its reason.
 */
export function xnpv(flows: readonly CashFlow[], ratePerYear: number): PresentValue {
  return valueAt(flows, ratePerYear, firstDay(flows));
}

/**
 * Worth, one period before the first, of amounts at the ends of equal periods, USD: Σ usd[i] ÷ (1 + rate)^(i + 1), the formula of
 * Excel's NPV. `ratePerPeriod` is a fraction. An outlay today belongs outside, added undiscounted. Errors as `xnpv`; beyond
 * 273,972 amounts, `invalid-flow`.
 */
export function npv(amountsUsd: readonly number[], ratePerPeriod: number): PresentValue {
  const flows = amountsUsd.map((usd, index) => ({ day: (index + 1) * DAYS_PER_YEAR, usd }));
  return valueAt(flows, ratePerPeriod, 0);
}

function valueAt(flows: readonly CashFlow[], rate: number, atDay: number): PresentValue {
  const problem = flowProblem(flows);
  if (problem) return { usd: null, reason: problem };
  if (!(rate > -1 && rate < Number.POSITIVE_INFINITY)) return { usd: null, reason: "rate-not-above-minus-one" };
  const usd = presentValueUsd(flows, rate, atDay);
  return Number.isFinite(usd) ? { usd, reason: null } : { usd: null, reason: "too-large" };
}
