import { normalQuantile } from "@/lib/forecast";
import { phaseMoney } from "./phase-money";
import { phaseMoneyAssumptions } from "./phase-money-assumptions";
import type { KnownPhaseMoney, MoneyAmount, PhaseExtras, PhaseMoneyInput, PriceScores } from "./phase-money-types";

export const dayOf = (date: string): number => Date.parse(date) / 86_400_000;
export const usd = (amount: number): MoneyAmount => ({ amount, currency: "USD" });

export const asOfDay = dayOf("2026-01-01");
export const planDay = dayOf("2027-07-01");
const saidDay = dayOf("2025-06-01");

export const noExtras: PhaseExtras = {
  minimumDemand: null,
  takeOrPay: null,
  energy: null,
  taxDeadline: null,
  tenantMayLeaveAfterDay: null,
  rentFromDay: null,
  earningsFallPerYear: null,
};

const defaults = phaseMoneyAssumptions();

/** Scores of 0: prices and costs a little below their means. */
function zeroScores(draws: number): PriceScores {
  const column = () => new Float64Array(draws);
  return { market: column(), own: column(), capex: column(), energy: column() };
}

/** A plan of promises, the first of them the first baseline. */
export function planOf(...promises: { saidDay: number; day: number }[]): PhaseMoneyInput["plan"] {
  const [first, latest] = [promises[0], promises.at(-1)];
  return first && latest ? { by: "sponsor", promises, first, latest } : null;
}

/** 100 MW of critical IT, one draw on plan, energised 60 days before; works not seen. */
export const ownPhase: PhaseMoneyInput = {
  asOfDay,
  ownership: "own",
  acceleratorUser: "hyperscaler",
  draws: drawsOn([planDay]),
  plan: planOf({ saidDay, day: planDay }),
  works: { begunDay: null, notBegunDay: null },
  payments: [],
  capital: { facility: usd(500e6), accelerators: usd(900e6), undivided: null, contribution: null, deposit: null },
  megawatts: { value: 100, basis: "critical_it" },
  scores: zeroScores(1),
  looks: [],
  extras: noExtras,
  assumptions: {
    ...defaults,
    horizonYears: { own: 5, lease: 5, colocation: 18 },
    priceBasis: "critical_it",
    revenueUsdPerMwYear: 7.5e6,
    utilisation: 0.7,
    opexUsdPerMwYear: 1e6,
    rampMonths: 0,
    installDays: 0,
    rentUsdPerKwMonth: 120,
    idleMonths: [24, 18, 36],
  },
};

export const leasePhase: PhaseMoneyInput = {
  ...ownPhase,
  ownership: "lease",
  capital: { ...ownPhase.capital, facility: null },
};

export const colocationPhase: PhaseMoneyInput = {
  ...ownPhase,
  ownership: "colocation",
  megawatts: { value: 48, basis: "critical_it" },
  capital: { ...ownPhase.capital, facility: usd(700e6), accelerators: null },
  assumptions: { ...ownPhase.assumptions, rentUsdPerKwMonth: 150 },
};

/** Draws that serve on these days, energised 60 days before; cancelled on those (default never). */
export function drawsOn(
  serviceDays: readonly number[],
  cancelledDays: readonly number[] = serviceDays.map(() => Number.POSITIVE_INFINITY),
  leadDays = 60,
): PhaseMoneyInput["draws"] {
  return {
    serviceDay: Float64Array.from(serviceDays),
    energisedDay: Float64Array.from(serviceDays, (day) => day - leadDays),
    cancelledDay: Float64Array.from(cancelledDays),
    utilityReadyDay: null,
  };
}

/** The money of a phase with other draws; throws when it is not known. */
export function known(input: PhaseMoneyInput, draws: PhaseMoneyInput["draws"] = input.draws): KnownPhaseMoney {
  const money = phaseMoney({ ...input, draws, scores: scoresFor(input.scores, draws.serviceDay.length) });
  if (!money.known) throw new Error(`Expected known money, got ${JSON.stringify(money)}`);
  return money;
}

const scoresFor = (scores: PriceScores, draws: number): PriceScores =>
  scores.market.length === draws ? scores : zeroScores(draws);

/**
 * Service on plan + lognormal (median 300 d, σ 0.8), energised 60 days before; cancellation clock exponential, 0.056 a year from the as-of
 * day; price and capital scores. Points of a Kronecker sequence in four dimensions, which fill the space evenly.
 */
export function lawOfDraws(draws: number, hazardPerYear = 0.056): Pick<PhaseMoneyInput, "draws" | "scores"> {
  const uniform = kroneckerColumns(draws, 4);
  const [service, clock, own, capex] = uniform;
  if (!service || !clock || !own || !capex) throw new Error("Expected four columns");
  const scores = zeroScores(draws);
  const serviceDay = service.map((u) => planDay + 300 * Math.exp(0.8 * normalQuantile(u)));
  return {
    draws: {
      serviceDay,
      energisedDay: serviceDay.map((day) => day - 60),
      cancelledDay: clock.map((u) => asOfDay - (Math.log(u) / hazardPerYear) * 365),
      utilityReadyDay: null,
    },
    scores: { ...scores, own: own.map(normalQuantile), capex: capex.map(normalQuantile) },
  };
}

/** Fractions of i·α_j, α_j = φ^−j, φ the root of x^(d+1) = x + 1: even points of the unit cube of dimension d. */
export function kroneckerColumns(count: number, dimensions: number): Float64Array[] {
  let root = 1.5;
  for (let step = 0; step < 60; step++) root = (1 + root) ** (1 / (dimensions + 1));
  return Array.from({ length: dimensions }, (_, j) => {
    const step = root ** -(j + 1);
    return Float64Array.from({ length: count }, (_, i) => (0.5 + (i + 1) * step) % 1 || 0.5 / count);
  });
}
