import { describe, expect, it } from "vitest";
import { createStreams } from "@/lib/forecast";
import { valueAt } from "@/lib/forecast/value-at";
import { addPhaseYears, type PhaseYearsInput, type YearFactors } from "./calendar-years";
import { type PhaseMoneyAssumptions, phaseMoneyAssumptions } from "./phase-money-assumptions";
import { phaseSchedules } from "./phase-schedules";
import { priceFactors } from "./price-factors";
import { cancelledOn, defaults, onPlan, planDay, starts } from "./testing";
import { emptyYearSums, fansOf, shareAtLeast, type YearSeries, type YearSums } from "./year-sums";

const capital = { megawatts: 100, facilityUsd: 1.26e9, acceleratorsUsd: 2.34e9 };
const { draw: schedule, redeployableShare } = phaseSchedules(onPlan);
const ofAll = (value: number, draws: number) => new Float64Array(draws).fill(value);

function phase(change: Partial<PhaseYearsInput>): PhaseYearsInput {
  return {
    ...{ capital, schedule, redeployableShare, samples: starts(planDay), assumptions: defaults, factors: null },
    ...{ asOfDay: onPlan.asOfDay, planStartDay: planDay },
    ...change,
  };
}

const factors = (price: number, capex: number, isFirstCapitalCertain = false, draws = 1): YearFactors => ({
  ...{ price: ofAll(price, draws), capex: ofAll(capex, draws), isFirstCapitalCertain },
});

function sumsOf(...phases: PhaseYearsInput[]): YearSums {
  const sums = emptyYearSums(2024, 40, phases[0]?.samples.startDay.length ?? 1);
  for (const one of phases) addPhaseYears(sums, one);
  return sums;
}

describe("the drawn reading", () => {
  it("is the fixed one where nothing is drawn", () => {
    const sums = sumsOf(phase({}));
    expect(sums.drawn).toEqual(sums.fixed);
    expect(sums.drawn.energisedMegawatts).toBe(sums.fixed.energisedMegawatts);
  });

  it("multiplies revenue by the price and capital by its cost; running cost and depreciation stay", () => {
    const { fixed, drawn } = sumsOf(phase({ factors: factors(1.3, 0.9) }));
    for (const [i, revenueUsd] of fixed.revenueUsd.entries()) {
      expect(drawn.revenueUsd[i]).toBeCloseTo(1.3 * revenueUsd, 3);
      expect(drawn.operatingIncomeUsd[i]).toBeCloseTo(valueAt(fixed.operatingIncomeUsd, i) + 0.3 * revenueUsd, 3);
      expect(drawn.capexUsd[i]).toBeCloseTo(0.9 * valueAt(fixed.capexUsd, i), 3);
    }
    // Over the whole life the machines' last worth comes back at what machines cost.
    const total = (column: Float64Array) => column.reduce((sum, value) => sum + value, 0);
    const opexUsd = 100 * defaults.opexUsdPerMwYear * defaults.evaluationYears;
    const worthUsd = total(fixed.cashUsd) - total(fixed.revenueUsd) + opexUsd + total(fixed.capexUsd);
    const expected = 1.3 * total(fixed.revenueUsd) - opexUsd - 0.9 * (total(fixed.capexUsd) - worthUsd);
    expect(worthUsd).toBeGreaterThan(1e6);
    expect(total(drawn.cashUsd) / expected).toBeCloseTo(1, 9);
  });

  it("leaves a certain first capital as it is: only renewals move", () => {
    const { fixed, drawn } = sumsOf(phase({ factors: factors(1, 2, true) }));
    const total = (column: Float64Array) => column.reduce((sum, value) => sum + value, 0);
    const renewals = total(fixed.capexUsd) - 3.6e9;
    expect(renewals).toBeGreaterThan(0);
    expect(total(drawn.capexUsd)).toBeCloseTo(3.6e9 + 2 * renewals, 0);
  });

  it("multiplies what a cancelled phase has paid, and what its machines bring", () => {
    const cancelled = phase({ samples: cancelledOn(planDay - 20), factors: factors(5, 1.5) });
    const { fixed, drawn } = sumsOf(cancelled);
    expect(fixed.capexUsd.some((usd) => usd > 0)).toBe(true);
    expect(fixed.cashUsd.some((usd, i) => usd !== -valueAt(fixed.capexUsd, i))).toBe(true);
    for (const series of ["capexUsd", "cashUsd"] as const)
      for (const [i, usd] of fixed[series].entries()) expect(drawn[series][i]).toBeCloseTo(1.5 * usd, 3);
  });

  it("refuses factors of another number of draws", () => {
    expect(() => sumsOf(phase({ factors: factors(1, 1, false, 2) }))).toThrow(
      /^factors.price: expected 1 draws, got 2/,
    );
  });
});

describe("a programme of 14 equal sites in service, revenue of $9bn at fixed prices", () => {
  const DRAWS = 16_384;
  const SITES = 14;
  const revenueUsdPerMw = defaults.revenueUsdPerMwYear * defaults.utilisation;
  const size = { megawatts: 9e9 / SITES / revenueUsdPerMw, facilityUsd: 0, acceleratorsUsd: 0 };
  const always = {
    startDay: ofAll(planDay - 1500, DRAWS),
    cancelledDay: ofAll(Number.POSITIVE_INFINITY, DRAWS),
  };
  const programme = (change: Partial<PhaseMoneyAssumptions>): YearSums => {
    const assumptions = { ...phaseMoneyAssumptions(), ...change };
    const sums = emptyYearSums(2030, 1, DRAWS);
    for (let site = 0; site < SITES; site++) {
      const streams = createStreams(7, DRAWS, undefined, 8);
      const [market, own] = [streams.normal("money", "market"), streams.normal(`site ${site}`, "money", "own")];
      const made = priceFactors({ market, own, capex: own, energy: own }, "own", assumptions);
      streams.end();
      const readyBefore = { ...schedule, readyDay: planDay - 1500 };
      const ofSite = { ...made, isFirstCapitalCertain: true };
      addPhaseYears(sums, phase({ capital: size, schedule: readyBefore, samples: always, factors: ofSite }));
    }
    return sums;
  };
  const atLeastEight = (sums: YearSums) => shareAtLeast(sums, "drawn", "revenueUsd", 2030, 8e9);

  // Four standard errors of a share of 16,384 plainly random draws: .005 to .015.
  it.each([
    [0, 0.9725],
    [0.3, 0.7948],
    [0.6, 0.7176],
    [1, 0.6609],
  ])("reaches $8bn with correlation %s in a share of %s", (priceCorrelation, golden) => {
    const sums = programme({ priceCorrelation });
    const error = Math.sqrt((golden * (1 - golden)) / DRAWS);
    expect(Math.abs(atLeastEight(sums) - golden)).toBeLessThan(4 * error);
    expect(shareAtLeast(sums, "fixed", "revenueUsd", 2030, 8e9)).toBe(1);
    const fan = valueAt(fansOf(sums, "fixed").revenueUsd, 0);
    expect(fan.mean / 9e9).toBeCloseTo(1, 9);
  });

  it("widens with the correlation, and keeps its mean whatever the spread", () => {
    const width = (series: YearSeries, priceCorrelation: number) => {
      const { p10, p90 } = valueAt(fansOf(programme({ priceCorrelation }), "drawn")[series], 0);
      return p90 - p10;
    };
    const widths = [0, 0.3, 0.6, 1].map((correlation) => width("revenueUsd", correlation));
    expect(widths).toEqual([...widths].sort((a, b) => a - b));
    expect(valueAt(widths, 3)).toBeGreaterThan(3 * valueAt(widths, 0));
    const { spread } = phaseMoneyAssumptions();
    for (const price of [0, 0.2, 0.5]) {
      const { mean } = valueAt(fansOf(programme({ spread: { ...spread, price } }), "drawn").revenueUsd, 0);
      // At most one market and no sites of their own: e^(s²) − 1 is the variance; four standard errors.
      const variance = Math.exp(price ** 2 + spread.utilisation ** 2) - 1;
      expect(Math.abs(mean / 9e9 - 1)).toBeLessThan(4 * Math.sqrt(variance / DRAWS));
    }
  });
});
