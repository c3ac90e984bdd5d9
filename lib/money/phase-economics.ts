import { numberAt } from "@/lib/forecast/value-at";
import type { MoneyAssumptions } from "./assumptions";
import type { KnownCapital } from "./capital";
import { DAYS_PER_MONTH } from "./discounting";
import { type DrawSummary, type GroupedDays, groupDays, summariseStrata } from "./grouped-days";
import { type IdleCost, idleCoster } from "./idle-cost";
import { type InternalRate, xirr } from "./internal-rate";
import { knownPhase, type UnknownPhase } from "./known-phase";
import { MONEY_DEFINITION_VERSION } from "./parameters";
import { paybackDays } from "./payback";
import { acceleratorFlows, facilityFlows, marginFlows } from "./phase-cash";
import type { PhaseEconomicsInput } from "./phase-economics-input";
import { phaseSchedules } from "./phase-schedules";
import type { Schedule } from "./schedule";
import { phaseValuer } from "./valuation";

/** A figure on plan and over the draws given completion; p10 ≤ p50 ≤ p90 by value. The draws' figures are null when all are cancelled. */
export type PlanAndDraws = DrawSummary & { plan: number };

/** Whole months from the phase's first capex, and months of revenue that repay it; or null with the reason. */
export type EconomicPayback =
  | { fromFirstCapexMonths: number; fromRevenueStartMonths: number; reason: null }
  | { fromFirstCapexMonths: null; reason: "no-capex" | "not-within-facility-life" };

/** Economics of one phase before tax; plain JSON. Shares are of all draws. */
export type KnownPhaseEconomics = {
  known: true;
  definitionVersion: string;
  draws: number;
  /**
   * Cancelled draws have no start: they are in `cancelledShare`, `neverPaysBackShare` and the two fields of `dollars`
   * that report it.
   */
  cancelledShare: number;
  megawatts: { value: number; basis: "facility" | "critical-it"; source: KnownCapital["megawattsSource"] };
  capexSource: KnownCapital["capexSource"];
  /** Draws cancelled, or whose margin does not repay the committed capex within the facility's life; null when there is no capex. */
  neverPaysBackShare: number | null;
  /** Days beyond the install time that the first accelerators wait. */
  idleDays: PlanAndDraws;
  /**
   * Rates of the dated flows on plan and of the draws with the P90, P50 and P10 start, in this order, since a later start earns less;
   * null when every draw is cancelled. Rates have no mean.
   */
  internalRate: { plan: InternalRate; p10: InternalRate | null; p50: InternalRate | null; p90: InternalRate | null };
  /** Of the draws with the P10, P50 and P90 start, and of the mean start: months rise with it one for one. */
  payback: { plan: EconomicPayback } & Record<"p10" | "p50" | "p90" | "mean", EconomicPayback | null>;
  /** USD; null when the capex is not stated. */
  dollars: {
    /** Present value on the as-of day at WACC. */
    npvUsd: PlanAndDraws;
    /** NPV on plan less NPV of the draw; negative = gain. */
    deferralCostUsd: { plan: 0 } & DrawSummary;
    /** Mean NPV of the cancelled draws: capital spent by then less what the accelerators bring. Null when none is cancelled. */
    cancelledMeanNpvUsd: number | null;
    /** Mean NPV of all draws, the cancelled ones included. */
    expectedNpvUsd: number;
    /** Nominal; a view of the same delay as the deferral cost, never to be added to it. The means add up, quantiles do not. */
    idleCostUsd: { total: PlanAndDraws; economicDecay: PlanAndDraws; carrying: PlanAndDraws };
    /** In the books, for the first full year of service; it starts when the phase is available for use, so idling charges none. */
    accountingDepreciationFirstYearUsd: { facility: number; accelerators: number; total: number };
  } | null;
  dollarsUnknownReason: "capex-unknown" | null;
  drawsUnknownReason: "every-draw-cancelled" | null;
  assumptions: MoneyAssumptions;
};

export type PhaseEconomics = KnownPhaseEconomics | UnknownPhase;

/**
 * What a phase is worth, earns and costs while it waits, on plan and over the draws; before tax. Pure; never throws: input out of its limits
 * gives `invalid-input` with one "field: limit" line per problem. Given the schedule every figure depends on the start day alone, so it is
 * computed for 256 groups of draws of neighbouring days: quantiles are those of a probability at most 1/256 away, means within 0.1 % of
 * the committed capex of the mean over single draws. About 5 ms for 16,384 draws, half of it
 * the four internal rates. The definitions are written out in this folder's README.
 */
export function phaseEconomics(input: PhaseEconomicsInput): PhaseEconomics {
  const known = knownPhase(input);
  if (!known.known) return known;
  const { capital } = known;
  const { samples, assumptions, megawatts } = known.input;
  const phase = { input: known.input, capital, ...phaseSchedules(known.input) };
  const draws = samples.startDay.length;
  const { startDays, cancelledDays } = daysByOutcome(known.input, phase.draw.readyDay);
  const service = groupDays(startDays);
  const cancelledShare = cancelledDays.length / draws;
  const idle = idleFigures(phase, service);
  const payback = paybackFigures(phase, service);
  const statedCapex = capital.capexSource === "stated";
  return {
    known: true,
    definitionVersion: MONEY_DEFINITION_VERSION,
    draws,
    cancelledShare,
    megawatts: { value: capital.megawatts, basis: megawatts.basis, source: capital.megawattsSource },
    capexSource: capital.capexSource,
    neverPaysBackShare: neverPaysBackShare(payback.plan, cancelledShare),
    idleDays: idle("days"),
    internalRate: internalRates(phase, service),
    payback,
    dollars: statedCapex
      ? {
          ...valueFigures(phase, service, cancelledDays),
          idleCostUsd: {
            total: idle("totalUsd"),
            economicDecay: idle("economicDecayUsd"),
            carrying: idle("carryingUsd"),
          },
          accountingDepreciationFirstYearUsd: accountingDepreciation(capital, assumptions),
        }
      : null,
    dollarsUnknownReason: statedCapex ? null : "capex-unknown",
    drawsUnknownReason: service === null ? "every-draw-cancelled" : null,
    assumptions,
  };
}

type Phase = { input: PhaseEconomicsInput; capital: KnownCapital } & ReturnType<typeof phaseSchedules>;

/** Start of service of the draws that are not cancelled, and the cancellation of the others. */
function daysByOutcome({ samples }: PhaseEconomicsInput, readyDay: number) {
  const { startDay, cancelledDay } = samples;
  const startDays = new Float64Array(startDay.length);
  const cancelledDays = new Float64Array(startDay.length);
  let starting = 0;
  let cancelled = 0;
  for (let i = 0; i < startDay.length; i++) {
    const day = numberAt(cancelledDay, i);
    if (day === Number.POSITIVE_INFINITY) startDays[starting++] = Math.max(numberAt(startDay, i), readyDay);
    else cancelledDays[cancelled++] = day;
  }
  return { startDays: startDays.subarray(0, starting), cancelledDays: cancelledDays.subarray(0, cancelled) };
}

function phaseDays({ input }: Phase) {
  return { asOfDay: input.asOfDay, planStartDay: input.plan.startDay };
}

function idleFigures(phase: Phase, service: GroupedDays | null): (figure: keyof IdleCost) => PlanAndDraws {
  const coster = (schedule: Schedule) => idleCoster(phase.capital, phaseDays(phase), schedule, phase.input.assumptions);
  const plan = coster(phase.plan)(phase.input.plan.startDay);
  const draws = (service?.strata ?? []).map(({ day }) => day).map(coster(phase.draw));
  return (figure) => ({
    plan: plan[figure],
    ...summariseStrata(
      service,
      draws.map((cost) => cost[figure]),
    ),
  });
}

function internalRates(phase: Phase, service: GroupedDays | null): KnownPhaseEconomics["internalRate"] {
  const { capital, input } = phase;
  const days = phaseDays(phase);
  const rate = (schedule: Schedule, serviceDay: number) =>
    xirr([
      ...facilityFlows(capital, days, schedule, input.assumptions),
      ...acceleratorFlows(capital.acceleratorsUsd, schedule.deliveryDay, serviceDay, input.assumptions),
      ...marginFlows(capital.megawatts, serviceDay, input.assumptions),
    ]);
  const plan = rate(phase.plan, days.planStartDay);
  if (service === null) return { plan, p10: null, p50: null, p90: null };
  const at = (probability: number) => rate(phase.draw, service.quantileDay(probability));
  return { plan, p10: at(0.9), p50: at(0.5), p90: at(0.1) };
}

function paybackFigures(phase: Phase, service: GroupedDays | null): KnownPhaseEconomics["payback"] {
  const time = (schedule: Schedule, startDay: number): EconomicPayback => {
    const paid = paybackDays(phase.capital, phaseDays(phase), schedule, startDay, phase.input.assumptions);
    if (paid.reason !== null) return { fromFirstCapexMonths: null, reason: paid.reason };
    return {
      fromFirstCapexMonths: Math.round((paid.repaidDay - paid.firstCapexDay) / DAYS_PER_MONTH),
      fromRevenueStartMonths: paid.monthsOfMargin,
      reason: null,
    };
  };
  const plan = time(phase.plan, phase.input.plan.startDay);
  if (service === null) return { plan, p10: null, p50: null, p90: null, mean: null };
  const at = (probability: number) => time(phase.draw, service.quantileDay(probability));
  return { plan, p10: at(0.1), p50: at(0.5), p90: at(0.9), mean: time(phase.draw, service.meanDay) };
}

/** Margin and committed capex are the same at every start, so the plan decides whether a draw that completes is ever repaid. */
function neverPaysBackShare(plan: EconomicPayback, cancelledShare: number): number | null {
  if (plan.reason === "no-capex") return null;
  return plan.reason === "not-within-facility-life" ? 1 : cancelledShare;
}

function valueFigures(phase: Phase, service: GroupedDays | null, cancelledDays: Float64Array) {
  const { capital, input, redeployableShare } = phase;
  const days = phaseDays(phase);
  const total = (value: { facilityUsd: number; acceleratorsUsd: number; marginUsd: number }) =>
    value.facilityUsd + value.acceleratorsUsd + value.marginUsd;
  const valuer = (schedule: Schedule) => phaseValuer(capital, days, schedule, redeployableShare, input.assumptions);
  const planUsd = total(valuer(phase.plan).inService(days.planStartDay));
  const draw = valuer(phase.draw);
  const drawsUsd = (service?.strata ?? []).map(({ day }) => total(draw.inService(day)));
  const npvUsd = { plan: planUsd, ...summariseStrata(service, drawsUsd) };
  // Apart, because the value jumps where the accelerators' order turns firm.
  const cancelledUsd = [
    cancelledDays.filter((day) => day < phase.draw.firmFromDay),
    cancelledDays.filter((day) => day >= phase.draw.firmFromDay),
  ].reduce((sumUsd, apart) => {
    const grouped = groupDays(apart);
    const values = (grouped?.strata ?? []).map(({ day }) => total(draw.cancelled(day)));
    return sumUsd + (summariseStrata(grouped, values).mean ?? 0) * apart.length;
  }, 0);
  const starting = service?.count ?? 0;
  return {
    npvUsd,
    deferralCostUsd: {
      plan: 0 as const,
      ...summariseStrata(
        service,
        drawsUsd.map((usd) => planUsd - usd),
      ),
    },
    cancelledMeanNpvUsd: cancelledDays.length === 0 ? null : cancelledUsd / cancelledDays.length,
    expectedNpvUsd: ((npvUsd.mean ?? 0) * starting + cancelledUsd) / (starting + cancelledDays.length),
  };
}

function accountingDepreciation(
  { facilityUsd, acceleratorsUsd }: KnownCapital,
  { facilityAccountingLifeYears, acceleratorAccountingLifeYears }: MoneyAssumptions,
) {
  const facility = facilityUsd / facilityAccountingLifeYears;
  const accelerators = acceleratorsUsd / acceleratorAccountingLifeYears;
  return { facility, accelerators, total: facility + accelerators };
}
