import type { KnownCapital } from "./capital";
import { phaseSchedules } from "./phase-schedules";
import type { Schedule } from "./schedule";
import type { StrandedRiskInput } from "./stranded-risk-input";
import { type PhaseValue, type PhaseValuer, phaseValuer } from "./valuation";

/** Mean over all draws of the loss in USD, sign kept, and its three parts, which add up to it. */
export type LossParts = { totalUsd: number; facilityUsd: number; acceleratorsUsd: number; lostTimeUsd: number };

export type DrawLosses = {
  plan: Schedule;
  draw: Schedule;
  /** Facility plus the first accelerators, nominal USD: what a loss is divided by. */
  committedUsd: number;
  /** Loss ÷ committed capex per draw, ascending; all 0 when nothing is committed. */
  ascendingShares: Float64Array;
  mean: LossParts;
  cancelledDraws: number;
  /** Median start of service over the draws that are not cancelled; null when all are. */
  medianStartDay: number | null;
};

/** The schedule as planned and as re-timed, what the plan is worth on its own start, and the worth of any other start or cancellation. */
export function valuersOf(
  input: StrandedRiskInput,
  capital: KnownCapital,
): { plan: Schedule; draw: Schedule; planned: PhaseValue; valuer: PhaseValuer } {
  const { assumptions } = input;
  const days = { asOfDay: input.asOfDay, planStartDay: input.plan.startDay };
  const { plan, draw, redeployableShare } = phaseSchedules(input);
  return {
    plan,
    draw,
    planned: phaseValuer(capital, days, plan, redeployableShare, assumptions).inService(days.planStartDay),
    valuer: phaseValuer(capital, days, draw, redeployableShare, assumptions),
  };
}

/**
 * Loss of every draw on the as-of day. In service: V(plan) − V(draw), same prices, so a draw on plan loses exactly 0. Cancelled: the
 * capital spent by then that is not recovered; V(plan) counts as 0 there (see README). Cost: about a microsecond per draw.
 */
export function drawLosses(input: StrandedRiskInput, capital: KnownCapital): DrawLosses {
  const { samples } = input;
  const { plan, draw, planned, valuer } = valuersOf(input, capital);
  const nothing = { facilityUsd: 0, acceleratorsUsd: 0, marginUsd: 0 };

  const committedUsd = capital.facilityUsd + capital.acceleratorsUsd;
  const draws = samples.startDay.length;
  const shares = new Float64Array(draws);
  const sum: LossParts = { totalUsd: 0, facilityUsd: 0, acceleratorsUsd: 0, lostTimeUsd: 0 };
  const starts: number[] = [];
  for (let i = 0; i < draws; i++) {
    const cancelledDay = samples.cancelledDay[i] ?? Number.NaN;
    const startDay = samples.startDay[i] ?? Number.NaN;
    const isCancelled = cancelledDay !== Number.POSITIVE_INFINITY;
    if (!isCancelled) starts.push(startDay);
    if (committedUsd === 0) continue;
    const aim = isCancelled ? nothing : planned;
    const value = isCancelled ? valuer.cancelled(cancelledDay) : valuer.inService(startDay);
    const facilityUsd = aim.facilityUsd - value.facilityUsd;
    const acceleratorsUsd = aim.acceleratorsUsd - value.acceleratorsUsd;
    const lostTimeUsd = aim.marginUsd - value.marginUsd;
    const totalUsd = facilityUsd + acceleratorsUsd + lostTimeUsd;
    shares[i] = totalUsd / committedUsd;
    sum.totalUsd += totalUsd;
    sum.facilityUsd += facilityUsd;
    sum.acceleratorsUsd += acceleratorsUsd;
    sum.lostTimeUsd += lostTimeUsd;
  }
  starts.sort((a, b) => a - b);
  return {
    plan,
    draw,
    committedUsd,
    ascendingShares: shares.sort(),
    mean: {
      totalUsd: sum.totalUsd / draws,
      facilityUsd: sum.facilityUsd / draws,
      acceleratorsUsd: sum.acceleratorsUsd / draws,
      lostTimeUsd: sum.lostTimeUsd / draws,
    },
    cancelledDraws: draws - starts.length,
    medianStartDay: starts[Math.floor((starts.length - 1) / 2)] ?? null,
  };
}
