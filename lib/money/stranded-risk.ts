import type { MoneyAssumptions } from "./assumptions";
import type { KnownCapital } from "./capital";
import { type DrawLosses, drawLosses, type LossParts } from "./draw-losses";
import { knownPhase, type UnknownPhase } from "./known-phase";
import { MONEY_DEFINITION_VERSION } from "./parameters";
import { type PaybackTime, paybackTime } from "./payback";
import type { Schedule } from "./schedule";
import type { StrandedRiskInput } from "./stranded-risk-input";

/** Economic loss of one phase; plain JSON. Shares are loss ÷ committed capex, probabilities are shares of all draws. */
export type KnownStrandedRisk = {
  known: true;
  definitionVersion: string;
  planStartDay: number;
  planBasis: "announced" | "class-median";
  draws: number;
  cancelledDraws: number;
  megawatts: { value: number; basis: "facility" | "critical-it"; source: KnownCapital["megawattsSource"] };
  capexSource: KnownCapital["capexSource"];
  /** Where the accelerators are taken to arrive, and by which rule. */
  delivery: { day: number; plannedDay: number; basis: Schedule["basis"] };
  /** P(loss ≥ strandedThreshold). */
  strandedProbability: number;
  lossProbabilities: { threshold: number; probability: number }[];
  /** Negative = gain; the mean keeps its sign, quantiles by nearest rank. */
  lossShares: { mean: number; p50: number; p95: number; meanWhenStranded: number | null };
  /** USD on the as-of day; null when the capex is not stated. */
  dollars: {
    committedCapexUsd: number;
    expectedLoss: LossParts;
    /** E[loss × committed | stranded] × P(stranded). */
    expectedStrandedUsd: number;
    /** Null when no draw is stranded. */
    meanWhenStrandedUsd: number | null;
    p95LossUsd: number;
  } | null;
  dollarsUnknownReason: "capex-unknown" | null;
  payback: { plan: PaybackTime; medianDraw: PaybackTime; monthsBeyondPlan: number | null };
  assumptions: MoneyAssumptions;
};

export type StrandedRisk = KnownStrandedRisk | UnknownPhase;

/**
 * How likely a phase is to be stranded by late power and permits, and what that costs. Pure. Never throws: input out of its limits
 * gives `invalid-input` with one "field: limit" line per problem. About 10 ms for 4,096 draws.
 * The definitions are written out in this folder's README.
 */
export function strandedRisk(input: StrandedRiskInput): StrandedRisk {
  const known = knownPhase(input);
  if (!known.known) return known;
  const { capital } = known;
  const { plan, megawatts, assumptions } = known.input;
  const losses = drawLosses(known.input, capital);
  const shares = losses.ascendingShares;
  const stranded = shares.filter((share) => share >= assumptions.strandedThreshold);
  const strandedProbability = stranded.length / shares.length;
  const meanWhenStranded =
    stranded.length === 0 ? null : stranded.reduce((sum, share) => sum + share, 0) / stranded.length;
  const p95 = nearestRank(shares, 0.95);
  const { committedUsd } = losses;
  const statedCapex = capital.capexSource === "stated";
  return {
    known: true,
    definitionVersion: MONEY_DEFINITION_VERSION,
    planStartDay: plan.startDay,
    planBasis: plan.basis,
    draws: shares.length,
    cancelledDraws: losses.cancelledDraws,
    megawatts: { value: capital.megawatts, basis: megawatts.basis, source: capital.megawattsSource },
    capexSource: capital.capexSource,
    delivery: { day: losses.draw.deliveryDay, plannedDay: losses.plan.deliveryDay, basis: losses.draw.basis },
    strandedProbability,
    lossProbabilities: assumptions.lossThresholds.map((threshold) => ({
      threshold,
      probability: shares.filter((share) => share >= threshold).length / shares.length,
    })),
    lossShares: {
      mean: shares.reduce((sum, share) => sum + share, 0) / shares.length,
      p50: nearestRank(shares, 0.5),
      p95,
      meanWhenStranded,
    },
    dollars: statedCapex
      ? {
          committedCapexUsd: committedUsd,
          expectedLoss: losses.mean,
          expectedStrandedUsd: (meanWhenStranded ?? 0) * committedUsd * strandedProbability,
          meanWhenStrandedUsd: meanWhenStranded === null ? null : meanWhenStranded * committedUsd,
          p95LossUsd: p95 * committedUsd,
        }
      : null,
    dollarsUnknownReason: statedCapex ? null : "capex-unknown",
    payback: payback(known.input, capital, losses),
    assumptions,
  };
}

/** `ascending` must hold at least one draw. */
function nearestRank(ascending: Float64Array, probability: number): number {
  return ascending[Math.ceil(probability * ascending.length) - 1] ?? Number.NaN;
}

function payback(input: StrandedRiskInput, capital: KnownCapital, losses: DrawLosses): KnownStrandedRisk["payback"] {
  const days = { asOfDay: input.asOfDay, planStartDay: input.plan.startDay };
  const time = (schedule: Schedule, startDay: number) =>
    paybackTime(capital, days, schedule, startDay, input.assumptions);
  const plan = time(losses.plan, days.planStartDay);
  const medianDraw: PaybackTime =
    losses.medianStartDay === null
      ? { months: null, reason: "every-draw-cancelled" }
      : time(losses.draw, losses.medianStartDay);
  const bothKnown = plan.months !== null && medianDraw.months !== null;
  return { plan, medianDraw, monthsBeyondPlan: bothKnown ? medianDraw.months - plan.months : null };
}
