import { describe, expect, it } from "vitest";
import { createStreams } from "@/lib/forecast";
import { addPhaseMoney, emptyMoneySum, moneySumFigures } from "./money-sum";
import { phaseMoneyWithDraws } from "./phase-money";
import { colocationPhase, lawOfDraws, ownPhase } from "./phase-money.fixture";
import { priceFactors } from "./price-factors";

const { draws, scores } = lawOfDraws(4096);
const columnsOf = (phase: typeof ownPhase) => phaseMoneyWithDraws({ ...phase, draws, scores }).draws ?? expect.fail();

describe("a sum over phases", () => {
  it("of one phase gives that phase; a cancelled draw costs no delay", () => {
    const sum = emptyMoneySum(4096);
    addPhaseMoney(sum, "a", columnsOf(ownPhase));
    const figures = moneySumFigures(sum);
    const { money } = phaseMoneyWithDraws({ ...ownPhase, draws, scores });
    if (!money.known || !money.delayCost.known || !money.netPresentValue.known) return expect.fail();
    const { netPresentValue, delayCost, capitalAtRisk } = money;
    expect(figures.delayCost.latest?.mean).toBeCloseTo((delayCost.latest.mean.usd ?? 0) * money.servesProbability, 0);
    expect(figures.capitalAtRisk?.mean).toBeCloseTo(capitalAtRisk[0]?.mean.total.usd ?? 0, 0);
    expect(figures.capitalAtRisk?.probability).toBe(capitalAtRisk[0]?.probability);
    expect(figures.expectedLossUsd).toBeCloseTo(capitalAtRisk[0]?.expectedLoss.total.usd ?? 0, 0);
    expect(figures.netPresentValue?.belowZero).toBe(netPresentValue.belowZero.probability);
    expect(figures.netPresentValue?.valueAtRiskUsd).toBeCloseTo(netPresentValue.valueAtRisk.draws.usd ?? 0, 0);
  });

  it("adds draws, never quantiles: twice the same phase has twice its spread", () => {
    const [one, two] = [emptyMoneySum(4096), emptyMoneySum(4096)];
    addPhaseMoney(one, "a", columnsOf(ownPhase));
    for (const id of ["a", "b"]) addPhaseMoney(two, id, columnsOf(ownPhase));
    expect(moneySumFigures(two).netPresentValue?.p10).toBeCloseTo(
      2 * (moneySumFigures(one).netPresentValue?.p10 ?? 0),
      0,
    );
    expect(moneySumFigures(two).phases).toBe(2);
  });

  it("refuses the same phase twice, two parties and another number of draws", () => {
    const sum = emptyMoneySum(4096);
    addPhaseMoney(sum, "a", columnsOf(ownPhase));
    expect(() => addPhaseMoney(sum, "a", columnsOf(ownPhase))).toThrow("not yet in the sum");
    expect(() => addPhaseMoney(sum, "b", columnsOf(colocationPhase))).toThrow("expected own, got colocation");
    expect(() => addPhaseMoney(emptyMoneySum(8), "a", columnsOf(ownPhase))).toThrow("expected 8, got 4096");
    expect(sum.phaseIds.size).toBe(1);
  });

  it("says how many phases are known in dollars", () => {
    const sum = emptyMoneySum(4096);
    addPhaseMoney(sum, "a", columnsOf(ownPhase));
    addPhaseMoney(sum, "b", columnsOf({ ...ownPhase, capital: { ...ownPhase.capital, facility: null } }));
    const { phases, netPresentValue } = moneySumFigures(sum);
    expect([phases, netPresentValue?.known]).toEqual([2, 1]);
    expect(moneySumFigures(emptyMoneySum(4))).toMatchObject({
      delayCost: { first: null },
      capitalAtRisk: null,
      expectedLossUsd: null,
    });
  });
});

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
