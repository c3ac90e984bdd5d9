import { moneyAssumptions } from "./assumptions";
import type { PhaseEconomicsInput } from "./phase-economics-input";

/** The planned start of service of `onPlan`. */
export const planDay = 21_000;
export const defaults = moneyAssumptions();

/** 100 MW at $36m per MW, 65 % accelerators, every draw on plan. */
export const onPlan: PhaseEconomicsInput = {
  asOfDay: planDay - 720,
  plan: { startDay: planDay, basis: "announced" },
  powerReadyP50Day: planDay,
  megawatts: { value: 100, basis: "facility" },
  capex: { facilityUsd: 1.26e9, acceleratorsUsd: 2.34e9, currency: "USD", source: "stated" },
  samples: starts(planDay),
  accelerators: { owner: "single-site" },
  assumptions: defaults,
};

/** Samples that start on these days, none cancelled. */
export function starts(...startDays: number[]) {
  return { startDay: Float64Array.from(startDays), cancelledDay: new Float64Array(startDays.length).fill(Infinity) };
}

/** Samples cancelled on these days. */
export function cancelledOn(...cancelledDays: number[]) {
  return { startDay: Float64Array.from(cancelledDays, () => planDay), cancelledDay: Float64Array.from(cancelledDays) };
}
