import { describe, expect, it } from "vitest";
import { createStreams } from "@/lib/forecast";
import { ownPhase } from "./phase-money.fixture";
import { priceFactors } from "./price-factors";

describe("a programme of 14 equal sites with a mean of $9bn, dates certain", () => {
  const sites = 14;
  const draws = 2 ** 14;
  const streams = createStreams(7, draws, 8, 64);
  const order = { name: ["programme"] };
  const column = (dimension: number, key: string) => Float64Array.from(streams.even(dimension, order, key));
  const market = column(0, "market");
  const owns = Array.from({ length: sites }, (_, site) => column(site + 1, `own ${site}`));
  const none = new Float64Array(draws);

  // By convolution of the sites' lognormals given the market's draw.
  it.each([
    [0, 0.9725],
    [0.3, 0.7948],
    [0.6, 0.7176],
    [1, 0.6609],
  ])("reaches $8bn at a correlation of %s with a probability of %s", (priceCorrelation, expected) => {
    const total = new Float64Array(draws);
    for (const own of owns) {
      const scores = { market, own, capex: none, energy: none };
      const { price } = priceFactors(scores, "own", { ...ownPhase.assumptions, priceCorrelation });
      for (let i = 0; i < draws; i++) total[i] = (total[i] ?? 0) + (9e9 / sites) * (price[i] ?? 0);
    }
    const share = total.filter((usd) => usd >= 8e9).length / draws;
    expect(Math.abs(share - expected)).toBeLessThan(0.003);
    expect(total.reduce((sum, usd) => sum + usd, 0) / draws / 9e9).toBeCloseTo(1, 3);
  });

  it("at fixed prices always", () => {
    const spread = { ...ownPhase.assumptions.spread, price: 0, utilisation: 0 };
    const scores = { market, own: market, capex: none, energy: none };
    const { price } = priceFactors(scores, "own", { ...ownPhase.assumptions, spread });
    expect(price.every((factor) => factor * 9e9 >= 8e9)).toBe(true);
  });
});
