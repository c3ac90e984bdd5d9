import { numberAt } from "@/lib/forecast";
import { capitalAtRisk } from "./capital-at-risk";
import { drawWorth } from "./draw-worth";
import { figuresOf, meanOf, type ToFigure } from "./money-figures";
import { orderedDays } from "./ordered-days";
import { partyCapital } from "./party-capital";
import { phaseModel } from "./phase-model";
import { inputProblems } from "./phase-money-input";
import type { MoneyFigure, Ownership, PhaseMoneyInput, PriceScores } from "./phase-money-types";
import type { PriceFactors } from "./price-factors";
import {
  atHazard,
  type CancellationClock,
  type TornadoFactorName,
  tornadoFactors,
  type Variation,
} from "./tornado-factors";

/** What a factor at its low and at its high value moves a mean by; "none" when neither moves it. */
export type TornadoMove = { low: MoneyFigure; high: MoneyFigure } | "none";

/** One factor; the mean net present value at the means of prices, and the mean capital at risk after the headline's months. */
export type TornadoRow = {
  factor: TornadoFactorName;
  /** In the factor's own unit, or as a share of what it is. */
  low: Variation["value"];
  high: Variation["value"];
  netPresentValue: TornadoMove;
  capitalAtRisk: TornadoMove;
};

/** So many draws stand for all: differences are paired. */
const MOST_DRAWS = 2048;

/**
 * What moves the money of a phase: each factor alone at a low and a high value, the largest swing of net present value first. Over at most
 * 2,048 draws, evenly taken. Null when nothing is known of the phase or no plan is on record; without a clock cancellation is left out, and
 * later dates cancel no more draws.
 * @param clock of the same draws
 */
export function moneyTornado(input: PhaseMoneyInput, clock: CancellationClock | null): TornadoRow[] | null {
  if (inputProblems(input).length > 0 || input.plan === null) return null;
  const ownership = input.ownership === "unknown" ? "own" : input.ownership;
  const { input: thinned, clock: ofThem } = thinnedOut(input, clock);
  const base = meansOf({ value: 1, input: thinned, facilityFactor: 1, acceleratorFactor: 1 }, ownership);
  if (base === null || base.capitalUsd === 0) return null;
  const figure = figuresOf(base.capitalUsd, base.areDollarsKnown);
  const worthFigure = figuresOf(base.capitalUsd, base.areDollarsKnown && base.isSizeStated);
  const rows = tornadoFactors(thinned, input.plan.latest.day, ofThem).map(({ factor, low, high }) => {
    const [atLow, atHigh] = [meansOf(low, ownership) ?? base, meansOf(high, ownership) ?? base];
    const change = (name: "netPresentValueUsd" | "capitalAtRiskUsd"): [number, number] => [
      atLow[name] - base[name],
      atHigh[name] - base[name],
    ];
    const [worth, risk] = [change("netPresentValueUsd"), change("capitalAtRiskUsd")];
    const row: TornadoRow = {
      factor,
      low: low.value,
      high: high.value,
      netPresentValue: moveOf(worth, base.capitalUsd, worthFigure),
      capitalAtRisk: moveOf(risk, base.capitalUsd, figure),
    };
    return { row, swing: Math.max(...worth.map(Math.abs)) };
  });
  return rows.sort((a, b) => b.swing - a.swing).map(({ row }) => row);
}

function moveOf([low, high]: [number, number], capitalUsd: number, figure: ToFigure): TornadoMove {
  const isMoved = Math.max(Math.abs(low), Math.abs(high)) > 1e-9 * capitalUsd;
  return isMoved ? { low: figure(low), high: figure(high) } : "none";
}

type Means = {
  netPresentValueUsd: number;
  capitalAtRiskUsd: number;
  capitalUsd: number;
  areDollarsKnown: boolean;
  isSizeStated: boolean;
};

function meansOf({ input, facilityFactor, acceleratorFactor }: Variation, ownership: Ownership): Means | null {
  const known = partyCapital(input, ownership);
  if (known === null) return null;
  const capital = {
    ...known,
    facilityUsd: known.facilityUsd * facilityFactor,
    acceleratorsUsd: known.acceleratorsUsd * acceleratorFactor,
  };
  const model = phaseModel(input, ownership, capital);
  if (model.worth === null) return null;
  const days = orderedDays(input.draws);
  const [months] = input.assumptions.idleMonths;
  const risk = capitalAtRisk(model.calendar, days, months ?? Number.NaN, model.redeployment);
  const fall = input.extras.earningsFallPerYear ?? 0;
  const { atMeanUsd } = drawWorth(model, model.worth, days, certainPrices(days.serviceDay.length), fall);
  return {
    netPresentValueUsd: meanOf(atMeanUsd),
    capitalAtRiskUsd: meanOf(risk.facilityUsd) + meanOf(risk.acceleratorsUsd),
    capitalUsd: model.calendar.reduce((sum, { usd }) => sum + usd, 0),
    areDollarsKnown: capital.dollarsUnknown === null,
    isSizeStated: capital.megawattsSource === "stated",
  };
}

function certainPrices(draws: number): PriceFactors {
  const ones = new Float64Array(draws).fill(1);
  return { price: ones, energy: ones, capex: ones };
}

type Thinned = { input: PhaseMoneyInput; clock: CancellationClock | null };

/** Every n-th draw, with the scores that belong to it and its clock to the end. */
function thinnedOut(input: PhaseMoneyInput, clock: CancellationClock | null): Thinned {
  const { draws, scores, extras } = input;
  const step = Math.ceil(draws.serviceDay.length / MOST_DRAWS);
  const length = Math.floor(draws.serviceDay.length / step);
  const thin = (column: Float64Array) => Float64Array.from({ length }, (_, i) => numberAt(column, i * step));
  const maybe = (column: Float64Array | null) => (column === null ? null : thin(column));
  const { earningsFallPerYear } = extras;
  const thinScores: PriceScores = {
    market: thin(scores.market),
    own: thin(scores.own),
    capex: thin(scores.capex),
    energy: thin(scores.energy),
  };
  const thinClock = clock && { ...clock, waitDays: thin(clock.waitDays), refusedDay: maybe(clock.refusedDay) };
  const thinDraws = {
    serviceDay: thin(draws.serviceDay),
    energisedDay: maybe(draws.energisedDay),
    cancelledDay: thin(draws.cancelledDay),
    utilityReadyDay: maybe(draws.utilityReadyDay),
  };
  return {
    input: {
      ...input,
      draws: thinClock ? atHazard(thinDraws, thinClock, thinClock.hazardPerYear) : thinDraws,
      scores: thinScores,
      extras: {
        ...extras,
        earningsFallPerYear:
          earningsFallPerYear instanceof Float64Array ? thin(earningsFallPerYear) : earningsFallPerYear,
      },
    },
    clock: thinClock,
  };
}
