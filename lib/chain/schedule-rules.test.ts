import { describe, expect, it } from "vitest";
import type { BaseRateRecord, IndicatorRecord, PhaseRecord, PolicyRecord, SiteRecords } from "@/lib/domain/records";
import { firstOf } from "@/lib/testing/present";
import { indicator, phase, site } from "../assessment/site.fixture";
import { day, reading, told } from "./schedule.fixture";
import { scheduleGates } from "./schedule-gates";
import { askedPermits, localDecision } from "./schedule-rules";

const rule: PolicyRecord = {
  ...{ id: 1, slug: "rule", titleEn: "Rule", titleKo: "규칙", regionId: null, status: "in_force" },
  ...{ thresholdMegawatts: 10, effectiveDay: day("2024-06-14"), requiresGate: "grid_impact_assessment" },
};
const megawatts = (parts: Partial<PhaseRecord["megawatts"]>): Partial<PhaseRecord> => ({
  megawatts: { gridConnection: null, facility: null, criticalIt: null, generationNameplate: null, ...parts },
});
const here = (indicators: IndicatorRecord[], options: Partial<PhaseRecord> = {}, parts: Partial<SiteRecords> = {}) =>
  site([phase(indicators, options)], { policies: [rule], ...parts });
const asked = (...given: Parameters<typeof here>) => {
  const records = here(...given);
  return askedPermits(records, firstOf(records.phases)).map(({ gate, chance }) => `${gate} ${chance}`);
};
const assessment = (requirement: IndicatorRecord["requirement"], steps = {}) =>
  indicator("permit", steps, { permitType: "grid_impact_assessment", requirement });
const on = (date: string) => [told("actual", date, "2025-01-01")];

describe("a rule of the place", () => {
  it("asks a phase above its threshold, one of unknown size by a chance, and none below", () => {
    expect(asked([])).toEqual(["grid_impact_assessment 1"]);
    expect(asked([], megawatts({}))).toEqual(["grid_impact_assessment 0.5"]);
    expect(asked([], megawatts({ facility: 9 }))).toEqual([]);
  });

  it("takes that chance from the stored parameter", () => {
    const { model } = site([]);
    const stored = model.parameters.threshold_rule_probability;
    if (!stored) throw new Error("not seeded");
    const parameters = { ...model.parameters, threshold_rule_probability: { ...stored, version: 2, value: 0.8 } };
    expect(asked([], megawatts({}), { model: { ...model, parameters } })).toEqual(["grid_impact_assessment 0.8"]);
    const { threshold_rule_probability: _, ...others } = model.parameters;
    expect(() => asked([], megawatts({}), { model: { ...model, parameters: others } })).toThrow(
      'parameter "threshold_rule_probability" is missing',
    );
  });

  it("counts the site and its additions, and takes machines and loads of no kind for a lower bound", () => {
    expect(asked([], megawatts({ criticalIt: 9 }))).toEqual(["grid_impact_assessment 0.5"]);
    expect(asked([], megawatts({ unknownBasis: 10 }))).toEqual(["grid_impact_assessment 1"]);
    expect(asked([], megawatts({ generationNameplate: 300 }))).toEqual(["grid_impact_assessment 0.5"]);
    const two = site(
      [phase([], megawatts({ facility: 6 })), phase([], { ordinal: 2, ...megawatts({ facility: 6 }) })],
      { policies: [rule] },
    );
    expect(askedPermits(two, firstOf(two.phases))).toMatchObject([{ gate: "grid_impact_assessment", chance: 1 }]);
  });

  it("does not ask what was permitted or begun before its day", () => {
    const building = (date: string) => indicator("permit", { granted: on(date) }, { permitType: "building" });
    expect(asked([building("2024-03")])).toEqual([]);
    expect(asked([building("2024-06-14")])).toHaveLength(1);
    expect(asked([indicator("works", { started: on("2024-05-01") })])).toEqual([]);
    expect(asked([indicator("permit", { granted: on("2024-03") }, { permitType: "zoning" })])).toHaveLength(1);
  });

  it("gives way to what the phase's own record says, not to a record that says nothing", () => {
    expect(asked([assessment("unknown")])).toHaveLength(1);
    expect(asked([assessment("required")])).toEqual([]);
    expect(asked([assessment("not_required")])).toEqual([]);
    expect(asked([assessment("unknown", { filed: on("2024-12-01") })])).toEqual([]);
  });

  it("asks for no assessment once supply is signed", () => {
    expect(asked([indicator("grid_interconnect", { agreement_signed: on("2024-12-01") })])).toEqual([]);
  });

  it("counts in force, in its place, from a known day, and never where it only permits to buy power", () => {
    const with_ = (parts: Partial<PolicyRecord>) => asked([], {}, { policies: [{ ...rule, ...parts }] });
    expect(with_({ status: "proposed" })).toEqual([]);
    expect(with_({ effectiveDay: null })).toEqual([]);
    expect(with_({ regionId: 7 })).toEqual([]);
    expect(with_({ requiresGate: "power_purchase" })).toEqual([]);
    expect(with_({ requiresGate: "zoning", thresholdMegawatts: null })).toEqual(["zoning 1"]);
  });
});

describe("a local base rate", () => {
  const region = { id: 1, slug: "incheon", nameEn: "Incheon", nameKo: "인천" };
  const rate: BaseRateRecord = {
    ...{ slug: "incheon-rate", regionSlug: "incheon", gate: "grid_impact_assessment", thresholdMegawatts: 10 },
    ...{ newSupplyOnly: true, appliedAfterDay: day("2024-06-14"), periodFromDay: 0, periodToDay: 1 },
    ...{ passed: 0, decided: 24, commonCauseRho: 0.3, priorAlpha: 0.35, priorBeta: 9.65, probabilityIfUnknown: 0.4 },
    ...{ endedBy: null, endedByKo: null, mark: "D", note: null, noteKo: null, source: null },
  };
  const decision = (indicators: IndicatorRecord[], options: Partial<PhaseRecord> = {}, chance = 1) => {
    const records = here(indicators, options, { region, baseRates: [rate] });
    return localDecision(records, firstOf(records.phases), "grid_impact_assessment", chance);
  };

  it("speaks with its stated chance while the application is unknown, and surely once it came after the rule", () => {
    expect(decision([])).toMatchObject({
      alpha: 0.35,
      attempts: 2,
      chanceItApplies: 0.4,
      shareKey: "fixture-site:incheon-rate",
    });
    expect(decision([assessment("required", { filed: on("2024-12-01") })])?.chanceItApplies).toBe(1);
    expect(decision([assessment("required", { filed: on("2024-01-01") })])).toBeNull();
  });

  it("does not doubt twice the megawatts that the rule's chance is for", () => {
    const filed = [assessment("required", { filed: on("2024-12-01") })];
    expect(decision(filed, megawatts({}))?.chanceItApplies).toBe(0.4);
    expect(decision(filed, megawatts({}), 0.5)?.chanceItApplies).toBe(1);
    expect(decision(filed, megawatts({ facility: 5 }))).toBeNull();
  });

  it("says nothing of another permit or place, nor after a signed supply", () => {
    const records = here([], {}, { baseRates: [rate] });
    expect(localDecision(records, firstOf(records.phases), "grid_impact_assessment", 1)).toBeNull();
    const other = here([], {}, { region, baseRates: [rate] });
    expect(localDecision(other, firstOf(other.phases), "zoning", 1)).toBeNull();
    expect(decision([indicator("grid_interconnect", { agreement_signed: on("2024-12-01") })])).toBeNull();
  });

  it("counts what was refused as an answer of its own, not as the end of what it says", () => {
    const refused = assessment("required", { filed: on("2024-12-01"), refused: on("2024-12-20") });
    const records = here([refused], {}, { region, baseRates: [rate] });
    const gates = scheduleGates(records, firstOf(records.phases), reading, []);
    expect(gates.find(({ kind }) => kind === "permit")?.gate).toMatchObject({
      evidence: [{ what: "begun" }, { what: "refused" }],
      decision: { attempts: 2, chanceItApplies: 1 },
    });
  });
});
