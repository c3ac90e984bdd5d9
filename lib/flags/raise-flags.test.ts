import { describe, expect, it } from "vitest";
import { AS_OF, indicator, phase, site, source } from "@/lib/assessment/site.fixture";
import type { PhaseAssessment } from "@/lib/assessment/types";
import type { IndicatorRecord, PhaseRecord, SiteRecords } from "@/lib/domain/records";
import { happened, said } from "./flag-input.fixture";
import { raiseFlags, type SiteFlagInput } from "./raise-flags";
import { assessment } from "./records.fixture";
import type { ForecastMove, PhaseMoneyFigures } from "./types";

type Figures = Partial<Omit<PhaseAssessment, "phaseId">>;
const ahead = (days: number): Figures => ({ serviceP50Day: AS_OF + days });
const promise = said("promised", 200, 300);
const promised = () => indicator("service", { in_service: [promise] });
const refused = () => indicator("permit", { refused: [happened(100)] }, { permitType: "zoning" });

/** What is raised of these phases, each with its forecast. */
function flagsOf(
  phases: (readonly [PhaseRecord, Figures])[],
  parts: { site?: Partial<SiteRecords> } & Partial<Omit<SiteFlagInput, "site">> = {},
) {
  const { site: ofSite, ...rest } = parts;
  return raiseFlags({
    site: site(
      phases.map(([one]) => one),
      ofSite,
    ),
    assessments: phases.map(([one, figures]) => assessment({ phaseId: one.id, ...figures })),
    asOfDay: AS_OF,
    ...rest,
  });
}
const rules = (...input: Parameters<typeof flagsOf>) => flagsOf(...input).map(({ rule }) => rule);

describe("raiseFlags", () => {
  it("gives a late phase one flag with its lines, its stake and its P50", () => {
    const late = phase([promised()]);
    const payback: PhaseMoneyFigures = {
      ...{ delayCostFirstUsd: 5e8, delayCostAtLeastShare: 0, atRiskUsd: 1e8, capitalUsd: 9e9 },
      ...{ isCapitalOfThisPhase: true, idleUsdPerDay: null, paybackBeyondPlanMonths: 14 },
    };
    const [flag, ...others] = flagsOf([[late, ahead(200 + 730.5)]], { money: { [late.id]: payback } });
    expect(others).toEqual([]);
    expect(flag).toMatchObject({
      ...{ siteId: 1, subject: { kind: "phase", phaseIds: [late.id] }, rule: "forecast_late", kind: "risk" },
      ...{ event: "date", severity: "medium", mayBeHigh: true, sinceDay: AS_OF - 300, claimIds: [promise.id] },
      ...{ lines: [{ rule: "payback_beyond_plan", numbers: { paybackMonths: 14 } }], p50Day: AS_OF + 931 },
      numbers: { lateMonths: 24, baselineDay: AS_OF + 200 },
    });
    expect(flag?.stakes).toEqual([
      { phaseId: late.id, iso3: "KOR", megawatts: 100, months: expect.closeTo(24, 9), dollarsUsd: 6e8 },
    ]);
  });

  it("lists the phases of an event of the whole site, with the latest P50 and a stake each", () => {
    const ofSite = refused();
    const [one, two, other] = [phase([ofSite]), phase([ofSite]), phase([])];
    const [flag, ...others] = flagsOf(
      [
        [one, ahead(500.4)],
        [two, ahead(900.6)],
        [other, ahead(2_000)],
      ],
      { site: { indicators: [ofSite] } },
    );
    expect(others).toEqual([]);
    expect(flag).toMatchObject({
      ...{ rule: "gate_bad_news", subject: { kind: "site", phaseIds: [one.id, two.id] }, p50Day: AS_OF + 901 },
      stakes: [{ phaseId: one.id }, { phaseId: two.id }],
    });
    expect(flag?.stakes).toHaveLength(2);
  });

  it("asks a phase in service only for a confirmation, and one that was withdrawn for nothing", () => {
    const told = said("inferred", -50, 40);
    const onlooker = { ...told, source: source("an index", "analyst") };
    const records = (): IndicatorRecord[] => [refused(), indicator("service", { in_service: [onlooker] })];
    const [serves, ended] = [phase(records()), phase(records())];
    const flags = flagsOf([
      [serves, { state: "in_service" }],
      [ended, { state: "withdrawn" }],
    ]);
    expect(flags).toMatchObject([
      { rule: "service_unconfirmed", severity: null, p50Day: null, subject: { phaseIds: [serves.id] } },
    ]);
    expect(rules([[phase([refused()]), { state: "in_service" }]])).toEqual([]);
  });

  it("gives no severity to a task or a change, and reads moves and money of each phase alone", () => {
    const move: ForecastMove = {
      ...{ p50DaysByNews: 120, p50DaysByLook: 0, cancelledPointsByNews: 0, sinceDay: AS_OF - 9 },
      cause: { kind: "model" },
    };
    const money: PhaseMoneyFigures = {
      ...{ delayCostFirstUsd: 0, delayCostAtLeastShare: 0, atRiskUsd: 2e9, capitalUsd: 9e9 },
      ...{ isCapitalOfThisPhase: true, idleUsdPerDay: null, paybackBeyondPlanMonths: null },
    };
    const [one, two, three] = [phase([]), phase([]), phase([])];
    const flags = flagsOf(
      [one, two, three].map((each) => [each, ahead(100)] as const),
      { moves: { [one.id]: move, [two.id]: null }, money: { [two.id]: money } },
    );
    expect(flags.map(({ rule, severity, subject }) => ({ rule, severity, ids: subject.phaseIds }))).toEqual([
      { rule: "forecast_moved", severity: null, ids: [one.id] },
      { rule: "capital_exposed", severity: "medium", ids: [two.id] },
    ]);
  });

  it("keeps what stands on a phase until it clears, and reads the thresholds that are stored", () => {
    const late = () => phase([promised()]);
    const [standing, fresh] = [late(), late()];
    const phases = [standing, fresh].map((one) => [one, ahead(200 + 340)] as const);
    expect(rules(phases)).toEqual([]);
    const kept = flagsOf(phases, { standing: { [standing.id]: ["forecast_late"] } });
    expect(kept.map(({ subject }) => subject.phaseIds)).toEqual([[standing.id]]);
    const stored = { version: 2, value: 300, unit: "days", mark: "U" as const, sourceText: "" };
    const { model } = site([]);
    const parameters = { ...model.parameters, flag_late_days: stored };
    expect(rules(phases, { site: { model: { ...model, parameters } } })).toEqual(["forecast_late", "forecast_late"]);
  });

  it("raises nothing of a forecast whose phase is not on record", () => {
    const gone = assessment({ phaseId: 999_999, ...ahead(5_000) });
    const records = site([phase([promised()])]);
    expect(raiseFlags({ site: records, assessments: [gone], asOfDay: AS_OF })).toEqual([]);
  });
});
