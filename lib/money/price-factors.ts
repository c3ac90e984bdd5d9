import { numberAt } from "@/lib/forecast";
import type { PhaseMoneyAssumptions } from "./phase-money-assumptions";
import type { Ownership, PriceScores } from "./phase-money-types";

/** Factors of mean 1, index = draw: price and use (for a landlord rent), electricity at the market's price, capital not yet paid. */
export type PriceFactors = { price: Float64Array; energy: Float64Array; capex: Float64Array };

/**
 * Lognormal factors e^(s·w − s²/2). Of the price s² = σ_price² + σ_use² and w = √c · market + √(1 − c) · own, so that ln price of two
 * sites has the correlation c; a landlord has σ_rent.
 */
export function priceFactors(
  scores: PriceScores,
  ownership: Ownership,
  { spread, priceCorrelation }: PhaseMoneyAssumptions,
): PriceFactors {
  const sigma = ownership === "colocation" ? spread.rent : Math.hypot(spread.price, spread.utilisation);
  const common = sigma * Math.sqrt(priceCorrelation);
  const apart = sigma * Math.sqrt(1 - priceCorrelation);
  const price = new Float64Array(scores.market.length);
  for (let i = 0; i < price.length; i++)
    price[i] = Math.exp(common * numberAt(scores.market, i) + apart * numberAt(scores.own, i) - sigma ** 2 / 2);
  return { price, energy: logNormal(scores.energy, spread.energy), capex: logNormal(scores.capex, spread.capex) };
}

const logNormal = (scores: Float64Array, sigma: number): Float64Array =>
  scores.map((score) => Math.exp(sigma * score - sigma ** 2 / 2));
