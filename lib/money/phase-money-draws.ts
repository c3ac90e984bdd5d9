import { numberAt } from "@/lib/forecast";
import { capitalAtRisk, type RiskColumns } from "./capital-at-risk";
import { type DrawWorth, drawWorth, type WorthDays } from "./draw-worth";
import { orderedDays } from "./ordered-days";
import { type PartyCapital, partyCapital } from "./party-capital";
import { type PhaseModel, phaseModel } from "./phase-model";
import { inputProblems } from "./phase-money-input";
import type { Ownership, PhaseMoneyDraws, PhaseMoneyInput } from "./phase-money-types";
import { priceFactors } from "./price-factors";

/**
 * What sums over phases add, without the figures of `phaseMoney`: half of its time, and nearly none for a phase of which no amount is known in
 * dollars. Null where nothing is known; never throws.
 */
export function phaseMoneyDraws(input: PhaseMoneyInput): PhaseMoneyDraws | null {
  if (inputProblems(input).length > 0) return null;
  const ownership = partyOf(input);
  const capital = partyCapital(input, ownership);
  if (capital === null || capital.dollarsUnknown !== null) return null;
  const model = phaseModel(input, ownership, capital);
  if (model.calendar.length === 0) return null;
  const days = orderedDays(input.draws);
  const months = input.assumptions.idleMonths[0];
  const risk = months === undefined ? null : capitalAtRisk(model.calendar, days, months, model.redeployment);
  return drawsOf(ownership, capital, drawnWorth(input, ownership, model, days), risk);
}

/** Whose money is read: an unknown party is taken as an owner of facility and accelerators. */
export const partyOf = ({ ownership }: Pick<PhaseMoneyInput, "ownership">): Ownership =>
  ownership === "unknown" ? "own" : ownership;

/** What each draw is worth; null without a plan. */
export function drawnWorth(
  { scores, assumptions, extras }: PhaseMoneyInput,
  ownership: Ownership,
  model: PhaseModel,
  days: WorthDays,
): DrawWorth | null {
  if (model.worth === null) return null;
  const prices = priceFactors(scores, ownership, assumptions);
  return drawWorth(model, model.worth, days, prices, extras.earningsFallPerYear ?? 0);
}

/** The columns that sums add; null each where dollars, or the size that they rest on, are not known. */
export function drawsOf(
  ownership: Ownership,
  capital: PartyCapital,
  drawn: DrawWorth | null,
  risk: RiskColumns | null,
): PhaseMoneyDraws {
  const areDollarsKnown = capital.dollarsUnknown === null;
  const isSizeStated = capital.megawattsSource === "stated";
  const isRiskKnown = areDollarsKnown && risk !== null;
  return {
    ownership,
    delayCostUsd:
      drawn && areDollarsKnown ? { first: drawn.first.delayCostUsd, latest: drawn.latest.delayCostUsd } : null,
    capitalAtRiskUsd: isRiskKnown ? added(risk.facilityUsd, risk.acceleratorsUsd) : null,
    expectedLossUsd: isRiskKnown ? added(risk.facilityLossUsd, risk.acceleratorsLossUsd) : null,
    netPresentValueUsd: drawn && areDollarsKnown && isSizeStated ? drawn.drawnUsd : null,
  };
}

const added = (one: Float64Array, other: Float64Array): Float64Array => one.map((usd, i) => usd + numberAt(other, i));
