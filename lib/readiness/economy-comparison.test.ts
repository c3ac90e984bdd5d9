import { describe, expect, it } from "vitest";
import type { PhaseOutlook } from "@/lib/assessment/scenario-outlook";
import { dateOverrides, withoutMoney } from "@/lib/scenarios/groups";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import { scenarioDifference } from "@/lib/scenarios/scenario-difference";
import { EconomyUnderScenarios } from "./economy-comparison";
import { inServiceCurve } from "./in-service-curve";
import { phase, row } from "./readiness.fixture";
import { readinessYears } from "./types";

const running = phase(10, [], { assessment: { state: "in_service", stage: "in_service", inServiceShareByYear: {} } });
const gone = phase(99, [], { assessment: { state: "withdrawn", stage: "withdrawn", inServiceShareByYear: {} } });
const sites = [
  [phase(100), phase(40)],
  [running, gone],
  [phase(null), phase(70, [], { assessment: null })],
];

/** A made-up outlook in which every group of overrides acts on the others. */
function outlookOf(phaseId: number, { hazardFactor = 1, factorShift = 0 }: ScenarioOverrides): PhaseOutlook {
  const share = (year: number) => ((year - 2020) / 20) * (1 - 0.1 * hazardFactor) * (1 - 0.3 * factorShift);
  const inServiceShareByYear = { "2028": share(2028), "2030": share(2030), "2032": share(2032) };
  return { phaseId, state: "forecast", p50Day: 21_000, p80Day: 22_000, cancelledShare: 0.1, inServiceShareByYear };
}

function compare(compared: { from: ScenarioOverrides; to: ScenarioOverrides }) {
  const under = new EconomyUnderScenarios(compared);
  for (const phases of sites)
    under.addSite(
      phases,
      under.scenarios.map((overrides) => phases.map(({ phaseId }) => outlookOf(phaseId, overrides))),
    );
  return { scenarios: under.scenarios, ...under.comparison() };
}

/** What the whole readiness row says when every phase has its outlook in place of what is stored. */
function rowUnder(overrides: ScenarioOverrides) {
  const isBase = Object.keys(dateOverrides(overrides)).length === 0;
  const phases = sites.flat().map((one) => {
    if (isBase || !one.assessment) return one;
    const { inServiceShareByYear } = outlookOf(one.phaseId, overrides);
    return { ...one, assessment: { ...one.assessment, inServiceShareByYear } };
  });
  return { phases, row: row(phases) };
}
const valuesOf = (overrides: ScenarioOverrides) => {
  const { expectedInServiceMegawatts } = rowUnder(overrides).row;
  return [Object.fromEntries(readinessYears.map((year) => [year, expectedInServiceMegawatts[year].value]))];
};

const bear = { hazardFactor: 2, factorShift: 0.5, utilisation: 0.4 };
const bull = { hazardFactor: 0.5, factorShift: -0.2 };

describe("an economy under two scenarios, added up site by site", () => {
  it.each([
    ["the base and a scenario", {}, bear],
    ["two scenarios", bull, bear],
    ["a scenario and the base", bull, {}],
  ])("has the sums, the curve and the causes of whole readiness rows: %s", (_, from, to) => {
    const found = compare({ from, to });
    for (const [side, overrides] of [
      [found.from, from],
      [found.to, to],
    ] as const) {
      const whole = rowUnder(overrides);
      const { expectedInServiceMegawatts, curve } = side.byBasis.facility;
      for (const year of readinessYears) {
        const { value, ...rest } = whole.row.expectedInServiceMegawatts[year];
        expect(expectedInServiceMegawatts[year]).toEqual({ ...rest, value: expect.closeTo(value ?? Number.NaN, 9) });
      }
      expect(curve.map(({ year }) => year)).toEqual(inServiceCurve(whole.phases, "facility").map(({ year }) => year));
    }
    const [causes] = scenarioDifference(withoutMoney(from), withoutMoney(to), valuesOf);
    for (const year of readinessYears) {
      const difference = found.differences.facility[year];
      expect(difference?.change).toBeCloseTo(causes?.[year]?.change ?? Number.NaN, 9);
      const groups = (of: typeof difference) => of?.causes?.map(({ group, change }) => [group, change.toFixed(6)]);
      expect(groups(difference)).toEqual(groups(causes?.[year]));
    }
  });

  it("keeps the phases of the two sides alone, none of the base as it is stored", () => {
    const found = compare({ from: {}, to: bear });
    expect(found.scenarios).toHaveLength(3);
    expect(found.from.phases).toBeNull();
    expect(found.to.phases).toEqual(
      sites.flat().map(({ phaseId }) => ({ phaseId, p50Day: 21_000, cancelledShare: 0.1 })),
    );
  });

  it("simulates nothing for prices, which move no date", () => {
    const found = compare({ from: {}, to: { utilisation: 0.4 } });
    expect(found.scenarios).toEqual([]);
    expect(found.to).toEqual(found.from);
    expect(found.differences.facility[2030]).toMatchObject({ change: 0, causes: [] });
  });

  it("has unknown sums, and no causes, where no phase has megawatts", () => {
    const under = new EconomyUnderScenarios({ from: {}, to: bear });
    under.addSite([phase(null)], []);
    const { from, differences } = under.comparison();
    expect(from.byBasis.facility.expectedInServiceMegawatts[2030]).toMatchObject({ reason: "no_megawatts" });
    expect(differences.facility[2030]).toEqual({ from: null, to: null, change: null, causes: null });
  });
});
