import { numberAt } from "@/lib/forecast/value-at";
import { knownCapital } from "./capital";
import { valuersOf } from "./draw-losses";
import { StrandedRiskInput } from "./stranded-risk-input";
import type { PhaseValue } from "./valuation";

/** What a phase is worth on the as-of day at WACC, as its draws come out; shares are of committed capex, so that they can be told without it. */
export type ExpectedWorth = {
  /** Mean over all draws of V(draw) ÷ committed capex; a cancelled draw is worth what was spent and not recovered, below 0. */
  share: number;
  /** V(plan) ÷ committed capex, on the same prices. */
  planShare: number;
  /** The same as `share` in USD; null when the capex is not stated. */
  usd: number | null;
  /** Share of draws that are worth less than the plan of `aim` by the stranding threshold × its committed capex, or more. */
  shortOfAimShare: number;
};

/**
 * The expected net present value of a phase: what a scenario of prices moves, which a loss against the plan on the same prices does not show.
 * `aim` is the phase with the prices and the plan to fall short of, the base's where `input` is a scenario's; of a phase as its own aim the
 * share that falls short is P(stranded). As there, a cancelled draw falls short of 0 and not of the plan. Null when megawatts and capex
 * are unknown, or nothing is committed. Same valuation as `strandedRisk`, same cost.
 * @throws ZodError when an input is out of its limits
 */
export function expectedWorth(input: StrandedRiskInput, aim = input): ExpectedWorth | null {
  const own = valued(input);
  const goal = aim === input ? own : valued(aim);
  if (own === null || goal === null) return null;
  const { startDay, cancelledDay } = own.input.samples;
  const leastUsd = aim.assumptions.strandedThreshold * goal.committedUsd;
  let sumUsd = 0;
  let short = 0;
  for (let d = 0; d < startDay.length; d++) {
    const cancelled = numberAt(cancelledDay, d);
    const isCancelled = cancelled !== Number.POSITIVE_INFINITY;
    const usd = total(isCancelled ? own.valuer.cancelled(cancelled) : own.valuer.inService(numberAt(startDay, d)));
    sumUsd += usd;
    if ((isCancelled ? 0 : goal.planUsd) - usd >= leastUsd) short++;
  }
  const usd = sumUsd / startDay.length;
  return {
    share: usd / own.committedUsd,
    planShare: own.planUsd / own.committedUsd,
    usd: own.capital.capexSource === "stated" ? usd : null,
    shortOfAimShare: short / startDay.length,
  };
}

function valued(given: StrandedRiskInput) {
  const input = StrandedRiskInput.parse(given);
  const capital = knownCapital(input);
  if (capital === null || capital.facilityUsd + capital.acceleratorsUsd === 0) return null;
  const { planned, valuer } = valuersOf(input, capital);
  const committedUsd = capital.facilityUsd + capital.acceleratorsUsd;
  return { input, capital, committedUsd, planUsd: total(planned), valuer };
}

const total = ({ facilityUsd, acceleratorsUsd, marginUsd }: PhaseValue) => facilityUsd + acceleratorsUsd + marginUsd;
