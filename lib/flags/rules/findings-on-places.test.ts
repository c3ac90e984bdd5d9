import { describe, expect, it } from "vitest";
import { AS_OF, indicator } from "@/lib/assessment/site.fixture";
import type { BaseRateRecord, IndicatorRecord, PhaseRecord, PolicyRecord } from "@/lib/domain/records";
import { flagInput, happened, said } from "../flag-input.fixture";
import { baseRateRefused } from "./base-rate-refused";
import { ruleAfterAnnouncement } from "./rule-after-announcement";

/** Whole findings: what is raised, since when, its numbers and its evidence. */

type Parts = NonNullable<Parameters<typeof flagInput>[1]>;

const region = { id: 1, slug: "seoul", nameEn: "Seoul", nameKo: "서울" };
const rule: PolicyRecord = {
  ...{ id: 1, slug: "a-rule", titleEn: "A rule", titleKo: "규칙", regionId: null, thresholdMegawatts: 50 },
  ...{ status: "in_force", effectiveDay: AS_OF - 200, requiresGate: "grid_impact_assessment" },
};
const announced = indicator("service", { in_service: [said("promised", 900, 700)] });
const assessmentOf = (...[steps, ago]: ["granted" | "refused" | "filed", number]) =>
  indicator("permit", { [steps]: [happened(ago)] }, { permitType: "grid_impact_assessment" });
const loads = (megawatts: Partial<PhaseRecord["megawatts"]>): Partial<PhaseRecord> => ({
  megawatts: { gridConnection: null, facility: null, criticalIt: null, generationNameplate: null, ...megawatts },
});

describe("a base rate that refuses", () => {
  const rate: BaseRateRecord = {
    ...{ slug: "rate", regionSlug: "seoul", gate: "grid_impact_assessment", thresholdMegawatts: 10 },
    ...{ appliedAfterDay: AS_OF - 400, periodFromDay: AS_OF - 390, periodToDay: AS_OF - 100, passed: 4, decided: 12 },
    ...{ newSupplyOnly: true, commonCauseRho: 0.3, priorAlpha: 1, priorBeta: 1, probabilityIfUnknown: 0.5 },
    ...{ endedBy: null, endedByKo: null, mark: "V", note: null, noteKo: null, source: null },
  };
  const found = (indicators: IndicatorRecord[], { site, ...parts }: Parts = {}, of: Partial<BaseRateRecord> = {}) =>
    baseRateRefused(
      flagInput([announced, ...indicators], {
        ...{ site: { region, policies: [rule], baseRates: [{ ...rate, ...of }], ...site }, ...parts },
      }),
    );
  const policies = (...some: Partial<PolicyRecord>[]): Parts => ({
    site: { policies: some.map((parts) => ({ ...rule, ...parts })) },
  });

  it("names the place, the gate, how many of how many, when, and both loads", () => {
    expect(found([])).toEqual([
      {
        ...{ rule: "base_rate_refused", kind: "risk", event: "grid", mayBeHigh: true, sinceDay: AS_OF - 100 },
        numbers: {
          ...{ refused: 8, decided: 12, placeEn: "Seoul", placeKo: "서울", gate: "grid_impact_assessment" },
          ...{ periodFromDay: AS_OF - 390, periodToDay: AS_OF - 100, thresholdMegawatts: 10, megawatts: 100 },
        },
        claimIds: [],
      },
    ]);
  });

  it("stands since the last news or the end of the period, whichever is later, never after today", () => {
    const land = indicator("land", { agreed: [happened(30)] });
    expect(found([land])[0]?.sinceDay).toBe(AS_OF - 30);
    expect(found([], {}, { periodToDay: AS_OF + 60 })[0]?.sinceDay).toBe(AS_OF);
  });

  it("needs a rule in force that asks for this gate here", () => {
    expect(found([], policies({ requiresGate: "zoning" }))).toEqual([]);
    expect(found([], policies({ status: "proposed" }))).toEqual([]);
    expect(found([], policies({ effectiveDay: null }))).toEqual([]);
    expect([0, 1].map((ahead) => found([], policies({ effectiveDay: AS_OF + ahead })).length)).toEqual([1, 0]);
    expect(found([], policies({ status: "proposed" }, { requiresGate: "zoning" }, {}))).toHaveLength(1);
    expect(found([], { site: { region: { ...region, slug: "busan" } } })).toEqual([]);
    expect(found([], { site: { region: null } })).toEqual([]);
  });

  it("counts a load at its threshold, of whatever kind, and none that nobody stated", () => {
    const at = (megawatts: Partial<PhaseRecord["megawatts"]>) => found([], { phase: loads(megawatts) }).length;
    expect([at({ facility: 10 }), at({ facility: 9.9 }), at({ unknownBasis: 10 }), at({})]).toEqual([1, 0, 1, 0]);
  });

  it("does not speak of a request made before it, nor of a phase that needs no such permit", () => {
    const request = (ago: number) => indicator("grid_interconnect", { requested: [happened(ago)] });
    expect([found([request(401)]).length, found([request(400)]).length]).toEqual([0, 1]);
    expect([found([assessmentOf("filed", 401)]).length, found([assessmentOf("filed", 400)]).length]).toEqual([0, 1]);
    const exempt = indicator("permit", {}, { permitType: "grid_impact_assessment", requirement: "not_required" });
    expect(found([exempt])).toEqual([]);
  });

  it("an answer of the assessment or of the grid, an agreement or power settles it", () => {
    expect(found([assessmentOf("refused", 5)])).toEqual([]);
    expect(found([assessmentOf("granted", 5)])).toEqual([]);
    const grid = (step: "refused" | "agreement_signed" | "reserved" | "energised") =>
      found([indicator("grid_interconnect", { [step]: [happened(5)] })]).length;
    expect([grid("refused"), grid("agreement_signed"), grid("energised"), grid("reserved")]).toEqual([0, 0, 0, 1]);
    const lost = indicator("grid_interconnect", { agreement_signed: [happened(50), said("withdrawn", -5, 5)] });
    expect(found([lost])).toEqual([]);
    const zoning = (step: "granted" | "refused") =>
      indicator("permit", { [step]: [happened(5)] }, { permitType: "zoning" });
    expect([found([zoning("granted")]).length, found([zoning("refused")]).length]).toEqual([1, 1]);
    expect(found([indicator("land", { refused: [happened(5)] })])).toHaveLength(1);
  });

  it("a permit, a study of the grid or works from before it do; on its first day, or of another kind, they do not", () => {
    const permit = (ago: number) => indicator("permit", { granted: [happened(ago)] }, { permitType: "building" });
    expect([found([permit(401)]).length, found([permit(400)]).length]).toEqual([0, 1]);
    const study = (ago: number) => indicator("grid_interconnect", { study_completed: [happened(ago)] });
    expect([found([study(401)]).length, found([study(400)]).length]).toEqual([0, 1]);
    const works = (ago: number) => indicator("works", { started: [happened(ago)] });
    expect([found([works(401)]).length, found([works(400)]).length]).toEqual([0, 1]);
    expect(found([indicator("water_right", { granted: [happened(500)] })])).toHaveLength(1);
    expect(found([indicator("land", { agreed: [happened(500)] })])).toHaveLength(1);
  });
});

describe("a rule after the announcement", () => {
  const found = (indicators: IndicatorRecord[], of: Partial<PolicyRecord> = {}, parts: Parts = {}) =>
    ruleAfterAnnouncement(
      flagInput([announced, ...indicators], { site: { policies: [{ ...rule, ...of }] }, ...parts }),
    );

  it("names the rule, its gate, its first day and both loads", () => {
    expect(found([])).toEqual([
      {
        ...{ rule: "rule_after_announcement", kind: "change", event: "rule:a-rule", mayBeHigh: false },
        ...{ sinceDay: AS_OF - 200, policySlug: "a-rule", claimIds: [] },
        numbers: {
          ...{ titleEn: "A rule", titleKo: "규칙", gate: "grid_impact_assessment", effectiveDay: AS_OF - 200 },
          ...{ thresholdMegawatts: 50, megawatts: 100 },
        },
      },
    ]);
  });

  it("each rule that asks for the gate is one, and of a load that nobody stated none", () => {
    const other = { ...rule, id: 2, slug: "b-rule", thresholdMegawatts: 80 };
    const old = { ...rule, id: 3, slug: "c-rule", effectiveDay: AS_OF - 500 };
    const site = { policies: [rule, other, old] };
    expect(found([], {}, { site }).map(({ event }) => event)).toEqual(["rule:a-rule", "rule:b-rule"]);
    expect(found([], {}, { phase: loads({}) })).toEqual([]);
  });

  it("comes after the first word on the phase, not on its day, and there is one", () => {
    const young = (ago: number) =>
      ruleAfterAnnouncement(
        flagInput([indicator("service", { in_service: [said("promised", 900, ago)] })], { site: { policies: [rule] } }),
      );
    expect([young(199), young(200), young(201)].map((flags) => flags.length)).toEqual([0, 0, 1]);
    expect(ruleAfterAnnouncement(flagInput([], { site: { policies: [rule] } }))).toEqual([]);
  });

  it("is passed with its own permit, by type or by key, not with another or one that is only filed", () => {
    const permit = (step: "granted" | "filed", options: Parameters<typeof indicator>[2]) =>
      found([indicator("permit", { [step]: [happened(5)] }, options)]).length;
    expect(permit("granted", { permitType: "grid_impact_assessment", key: "grid-2" })).toBe(0);
    expect(permit("granted", { key: "grid_impact_assessment" })).toBe(0);
    expect(permit("granted", { permitType: "zoning" })).toBe(1);
    expect(permit("filed", { permitType: "grid_impact_assessment" })).toBe(1);
  });

  it("of water is passed with a right to it, of the grid with an agreement that stands, each alone", () => {
    const water = indicator("water_right", { granted: [happened(5)] });
    const agreement = indicator("grid_interconnect", { agreement_signed: [happened(5)] });
    expect(found([water], { requiresGate: "water" })).toEqual([]);
    expect(found([indicator("water_right", { filed: [happened(5)] })], { requiresGate: "water" })).toHaveLength(1);
    expect(found([agreement], { requiresGate: "water" })).toHaveLength(1);
    expect([found([water]).length, found([agreement]).length]).toEqual([1, 0]);
    const lost = indicator("grid_interconnect", { agreement_signed: [happened(50), said("withdrawn", -5, 5)] });
    expect(found([lost])).toHaveLength(1);
    const power = indicator("service", { first_power: [happened(5)] });
    expect(found([power], { requiresGate: "water" })).toEqual([]);
  });
});
