import { type SlipModel, slipClass } from "@/lib/forecast";

/** The days that remain of a stated date: `certainDays`, and after them a time with a median and a spread of its logarithm. */
export type SlipLaw = { certainDays: number; medianDays: number; sigma: number };

/**
 * The slip of a date `statedRemainingDays` = h ahead, whose promise is `ageYears` old. Beyond `farDays` the slip of `farDays` is added to the
 * rest of h, so that a date for ten years ahead does not spread over decades; every quantile still rises with h. At or past its date (h of zero
 * or less) it is the overdue class.
 */
export function slipLaw(slip: SlipModel, statedRemainingDays: number, ageYears: number, farDays: number): SlipLaw {
  const nearDays = Math.min(statedRemainingDays, farDays);
  return { certainDays: statedRemainingDays - nearDays, ...slipClass(slip, nearDays, ageYears) };
}
