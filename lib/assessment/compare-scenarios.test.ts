import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toEpochDay } from "@/lib/domain/dates";
import type { SiteRecords } from "@/lib/domain/records";
import { evaluateSite } from "@/lib/evaluation/evaluate";
import { namedScenarios } from "@/lib/scenarios/named";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import { anyOverrides } from "@/lib/scenarios/overrides.arbitrary";
import { scenarioDifference } from "@/lib/scenarios/scenario-difference";
import { assessSite } from "./assess";
import {
  compareScenarios,
  type PhaseDifference,
  type PhaseScenarioFigures,
  type ScenarioFigure,
  scenarioFigures,
} from "./compare-scenarios";
import { AS_OF, claim, indicator, phase, site, source } from "./site.fixture";
import type { PhaseAssessment } from "./types";

const options = { asOfDay: AS_OF, seed: 7, draws: 512 };
const FIGURES: ScenarioFigure[] = [
  "p50Day",
  "p80Day",
  "cancelledShare",
  "delayCostShare",
  "delayCostUsd",
  "capitalAtRiskShare",
  "capitalAtRiskUsd",
  "belowZero",
  "netPresentValueShare",
  "netPresentValueUsd",
];
const capex = { facility: 1.4e9, accelerators: 2.6e9, undivided: null, currency: "USD", priceYear: 2026 };

/** Building under way, the grid promised by a utility, a service date a year and a half ahead; then a phase without a date, then an earning one. */
const records = (changes: Partial<SiteRecords> = {}) =>
  site(
    [
      phase([indicator("service", { in_service: [claim("actual", "2026-02-01")] })], { id: 1, ordinal: 1 }),
      phase(
        [
          indicator("service", { in_service: [claim("promised", "2028-03")] }),
          indicator("works", { started: [claim("actual", "2026-03-01")] }),
          indicator(
            "grid_interconnect",
            { energised: [claim("promised", "2027-12", { source: source("utility") })] },
            { key: "kepco" },
          ),
        ],
        { id: 2, ordinal: 2, capex, isIndependentOfPrevious: true },
      ),
      phase([indicator("works", { started: [claim("actual", "2026-09-01")] })], {
        id: 3,
        ordinal: 3,
        isIndependentOfPrevious: true,
      }),
    ],
    { iso3: "MYS", ...changes },
  );

const assessed = (overrides?: ScenarioOverrides): PhaseAssessment[] =>
  overrides === undefined ? assessSite(records(), options) : assessSite(records(), options, overrides);

const overridesOf = (slug: string) => namedScenarios.find((one) => one.slug === slug)?.overrides as ScenarioOverrides;
/** Claims count their ids on; everything else of the records is the same each time. */
const withoutIds = (phases: PhaseAssessment[]) =>
  JSON.parse(JSON.stringify(phases, (key, value) => (/claimId|indicatorId/.test(key) ? undefined : value)));
const phaseOf = <T extends { phaseId: number }>(phases: T[], id: number) =>
  phases.find((one) => one.phaseId === id) as T;

describe("an assessment under a scenario", () => {
  it("is the base's own without overrides, with every figure", () => {
    const from = records();
    expect(assessSite(from, options, {})).toEqual(assessSite(from, options));
    expect(evaluateSite(from, options, {})).toEqual(evaluateSite(from, options));
  });

  it("leaves every date alone where only prices change, and every price where only dates do", () => {
    const [base, priced, slow] = [undefined, { utilisation: 0.49, waccPerYear: 0.12 }, { factorShift: 1 }].map(
      assessed,
    );
    const dates = (phases: PhaseAssessment[] | undefined) =>
      phases?.map(({ quantileDays, gates }) => [quantileDays, gates.map(({ finish }) => finish)]);
    expect(dates(priced)).toEqual(dates(base));
    const money = (phases: PhaseAssessment[] | undefined) => {
      const risk = phases && phaseOf(phases, 2).money;
      return risk?.known ? risk.assumptions : null;
    };
    expect(money(priced)).toMatchObject({ utilisation: 0.49, discountRatePerYear: { own: 0.12, colocation: 0.08 } });
    expect(money(slow)).toEqual(money(base));
  });

  it("never moves what earns already", () => {
    const base = phaseOf(withoutIds(assessed()), 1);
    for (const { overrides } of namedScenarios) expect(phaseOf(withoutIds(assessed(overrides)), 1)).toEqual(base);
  });

  it("measures a phase against the sponsor's plan, however the scenario moves it, and one without a plan against none", () => {
    const planOf = (overrides: ScenarioOverrides, id: number) => {
      const { money } = phaseOf(assessed(overrides), id);
      if (!money?.known) return money?.reason;
      return money.delayCost.known ? money.delayCost.first.plan.day : money.delayCost.reason;
    };
    const slow = { durationFactors: { outside: 2, announced: 2 } };
    expect(planOf({}, 2)).toBe(toEpochDay("2028-03-31"));
    expect(planOf(slow, 2)).toBe(planOf({}, 2));
    expect([planOf({}, 3), planOf(slow, 3)]).toEqual(["nothing-dated", "nothing-dated"]);
  });

  it("names the licence's delay after what it delays: all drives and causes still add up", () => {
    const always = { exportControl: { ...overridesOf("export-control").exportControl, licenceProbability: 1 } };
    const under = phaseOf(assessed(always as ScenarioOverrides), 2);
    const { gates, otherDrivers, delayByCause, expectedDelayDays } = under;
    const drives = gates.reduce((sum, gate) => sum + gate.drives, 0);
    expect(Object.values(otherDrivers).reduce((sum, share) => sum + share, drives)).toBeCloseTo(1, 6);
    expect(otherDrivers.licence).toBe(1);
    const causes = delayByCause ?? [];
    expect(causes.reduce((sum, { days }) => sum + days, 0)).toBeCloseTo(expectedDelayDays as number, 4);
    const base = phaseOf(assessed(), 2);
    expect(base.otherDrivers.licence).toBe(0);
    expect(causes.find(({ cause }) => cause === "licence")?.days).toBeGreaterThan((base.expectedDelayDays ?? 0) + 30);
  });
});

describe("money under a scenario", () => {
  const figuresOf = (overrides: ScenarioOverrides) =>
    scenarioFigures(records(), options).figuresUnder(overrides)[1] as Record<ScenarioFigure, number>;

  it("is worse for the owner where service is later and prices are lower", () => {
    const [base, bear] = [figuresOf({}), figuresOf(overridesOf("bear"))];
    expect(bear.belowZero).toBeGreaterThan(base.belowZero);
    expect(bear.netPresentValueUsd).toBeLessThan(base.netPresentValueUsd);
  });

  it("has more at risk with a rule that only delays", () => {
    const [base, ruled] = [figuresOf({}), figuresOf(overridesOf("export-control"))];
    expect(ruled.capitalAtRiskUsd).toBeGreaterThan(base.capitalAtRiskUsd);
  });

  it("costs less to wait where margins are thin, and leaves the capital at risk as it is", () => {
    const [base, thin] = [figuresOf({}), figuresOf({ utilisation: 0.49 })];
    expect(thin.delayCostUsd).toBeLessThan(base.delayCostUsd);
    expect(thin.capitalAtRiskUsd).toBe(base.capitalAtRiskUsd);
    expect(thin.netPresentValueUsd).toBeLessThan(base.netPresentValueUsd);
  });

  it("takes what own chips save from the accelerators alone, stated apart or in one sum", () => {
    const own = { ownSiliconAttach: 0.5, ownSiliconCapexSavedShare: 0.4 };
    const capitalOf = (overrides: ScenarioOverrides, stated: typeof capex) => {
      const from = records();
      const phases = from.phases.map((one) => (one.id === 2 ? { ...one, capex: stated } : one));
      const { money } = phaseOf(assessSite({ ...from, phases }, options, overrides), 2);
      return money?.known ? [money.capital.facility.usd, money.capital.accelerators.usd] : null;
    };
    const undivided = { ...capex, facility: null, accelerators: null, undivided: 4e9 } as unknown as typeof capex;
    expect(capitalOf(own, capex)).toEqual([1.4e9, expect.closeTo(0.8 * 2.6e9, 0)]);
    expect(capitalOf(own, undivided)).toEqual([expect.closeTo(1.4e9, 0), expect.closeTo(0.8 * 2.6e9, 0)]);
  });
});

describe("two scenarios side by side", () => {
  it("have the figures of their assessments", () => {
    for (const slug of ["base", "bull", "bear", "export-control"]) {
      const { phaseIds, figuresUnder } = scenarioFigures(records(), options);
      const phases = assessed(overridesOf(slug));
      figuresUnder(overridesOf(slug)).forEach((figures, i) => {
        const { givenCompletion, cancelled, money } = phaseOf(phases, phaseIds[i] as number);
        expect(figures).toMatchObject({
          p50Day: givenCompletion.p50,
          p80Day: givenCompletion.p80,
          cancelledShare: cancelled.total,
          capitalAtRiskUsd: money?.known ? (money.capitalAtRisk[0]?.mean.total.usd ?? null) : null,
          belowZero: money?.known && money.netPresentValue.known ? money.netPresentValue.belowZero.probability : null,
        });
      });
    }
  });

  /** Rounding is relative to the largest figure on the way from one scenario to the other: shares of a very small capex are in the millions. */
  const check = (differences: PhaseDifference[], scaleOf: (phase: number, name: ScenarioFigure) => number) => {
    differences.forEach(({ figures }, phase) => {
      for (const name of FIGURES) {
        const { from, to, change, causes } = figures[name];
        if (from === null || to === null || causes === null) continue;
        const sum = causes.reduce((total, cause) => total + cause.change, 0);
        expect(Math.abs(sum - (to - from)), name).toBeLessThanOrEqual(1e-9 * scaleOf(phase, name));
        expect(change).toBe(to - from);
      }
    });
  };

  const ownScale = (differences: PhaseDifference[]) => (phase: number, name: ScenarioFigure) => {
    const { from, to } = differences[phase]?.figures[name] ?? {};
    return Math.max(1, Math.abs(from ?? 0), Math.abs(to ?? 0));
  };

  it("differ by causes that add up, whatever the two are", () => {
    fc.assert(
      fc.property(anyOverrides, anyOverrides, (from, to) => {
        const { figuresUnder } = scenarioFigures(records(), { ...options, draws: 64 });
        const onTheWay: PhaseScenarioFigures[][] = [];
        const figures = scenarioDifference(from, to, (overrides) => {
          const found = figuresUnder(overrides);
          onTheWay.push(found);
          return found;
        });
        const differences = compareScenarios(records(), { ...options, draws: 64 }, from, to);
        expect(differences.map((difference) => difference.figures)).toEqual(figures);
        check(differences, (phase, name) =>
          Math.max(1, ...onTheWay.map((mixture) => Math.abs(mixture[phase]?.[name] ?? 0))),
        );
      }),
      { numRuns: 12 },
    );
  });

  it("differ between the base and all named ones by the groups that those set", () => {
    const groupsOf = (slug: string) => {
      const differences = compareScenarios(records(), options, {}, overridesOf(slug));
      check(differences, ownScale(differences));
      const { netPresentValueUsd } = phaseOf(differences, 2).figures;
      return netPresentValueUsd.causes?.map(({ group }) => group).sort();
    };
    expect(groupsOf("base")).toEqual([]);
    expect(groupsOf("bull")).toEqual(["durations", "own-silicon"]);
    expect(groupsOf("bear")).toEqual(["durations", "money"]);
    expect(groupsOf("export-control")).toEqual(["export-control"]);
  });

  it("give dates to the causes that move dates, and nothing of them to prices", () => {
    const to = { ...overridesOf("bear"), factorShift: 0.5, hazardFactor: 2 };
    const { p50Day, netPresentValueUsd, cancelledShare } = phaseOf(
      compareScenarios(records(), options, {}, to),
      2,
    ).figures;
    const of = (figure: typeof p50Day, group: string) => figure.causes?.find((cause) => cause.group === group)?.change;
    expect(of(p50Day, "money")).toBe(0);
    expect(of(p50Day, "durations")).toBeGreaterThan(0);
    expect(of(p50Day, "factor-shift")).toBeGreaterThan(0);
    expect(of(cancelledShare, "hazard")).toBeGreaterThan(0);
    expect(of(netPresentValueUsd, "money")).toBeLessThan(0);
  });

  it("leave the dollars of a phase unknown where its capex is, with the shares known", () => {
    const from = records();
    const unstated = { ...capex, facility: null, accelerators: null, currency: null } as unknown as typeof capex;
    const phases = from.phases.map((one) => (one.id === 2 ? { ...one, capex: unstated } : one));
    const { netPresentValueUsd, netPresentValueShare, delayCostUsd } = phaseOf(
      compareScenarios({ ...from, phases }, options, {}, overridesOf("bull")),
      2,
    ).figures;
    expect([netPresentValueUsd, delayCostUsd]).toEqual(
      Array(2).fill({ from: null, to: null, change: null, causes: null }),
    );
    expect(netPresentValueShare.change).toBeGreaterThan(0);
  });
});
