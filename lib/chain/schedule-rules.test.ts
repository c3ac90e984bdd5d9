import { describe, expect, it } from "vitest";
import type { BaseRateRecord, IndicatorRecord, PhaseRecord, PolicyRecord, SiteRecords } from "@/lib/domain/records";
import { firstOf } from "@/lib/testing/present";
import { indicator, phase, site } from "../assessment/site.fixture";
import { planSite } from "./phase-plan";
import { day, reading, told } from "./schedule.fixture";
import { scheduleGates } from "./schedule-gates";
import { applicableRules, askedPermits, isPermitOf, localDecision } from "./schedule-rules";

const rule: PolicyRecord = {
  ...{ id: 1, slug: "rule", titleEn: "Rule", titleKo: "규칙", regionId: null, status: "in_force" },
  ...{ thresholdMegawatts: 10, effectiveDay: day("2024-06-14"), requiresGate: "grid_impact_assessment" },
};
const policy = (slug: string, parts: Partial<PolicyRecord> = {}): PolicyRecord => ({ ...rule, slug, ...parts });
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
    const half = site([phase([], megawatts({ facility: 6 })), phase([], { ordinal: 2, ...megawatts({}) })], {
      policies: [rule],
    });
    expect(askedPermits(half, firstOf(half.phases))).toMatchObject([{ gate: "grid_impact_assessment", chance: 0.5 }]);
  });

  it("does not ask what was permitted or begun before its day", () => {
    const building = (date: string) => indicator("permit", { granted: on(date) }, { permitType: "building" });
    expect(asked([building("2024-03")])).toEqual([]);
    expect(asked([building("2024-06-14")])).toHaveLength(1);
    for (const step of ["started", "roof_complete", "completed"] as const)
      expect(asked([indicator("works", { [step]: on("2024-05-01") })]), step).toEqual([]);
    const substation = indicator("works", { started: on("2024-05-01") }, { workType: "substation" });
    expect(asked([substation])).toHaveLength(1);
    expect(asked([indicator("permit", { granted: on("2024-03") }, { permitType: "zoning" })])).toHaveLength(1);
  });

  it("gives way to what the phase's own record says, not to a record that says nothing", () => {
    expect(asked([assessment("unknown")])).toHaveLength(1);
    expect(asked([assessment("required")])).toEqual([]);
    expect(asked([assessment("not_required")])).toEqual([]);
    expect(asked([assessment("unknown", { filed: on("2024-12-01") })])).toEqual([]);
    expect(asked([assessment("unknown", { filed: [] })])).toHaveLength(1);
  });

  it("gives way to a right of water or an order of machines where it asks for that, and for nothing else", () => {
    const water = indicator("water_right", {});
    const machines = indicator("accelerator_order", {});
    const under = (requiresGate: PolicyRecord["requiresGate"], record: IndicatorRecord) =>
      asked([record], {}, { policies: [{ ...rule, requiresGate }] }).length;
    expect([under("water", water), under("water", machines)]).toEqual([0, 1]);
    expect([under("export_licence", machines), under("export_licence", water)]).toEqual([0, 1]);
    expect([under("zoning", water), under("zoning", machines)]).toEqual([1, 1]);
  });

  it("is of the phase's own record by its kind of permit, or by its key", () => {
    const record = (parts: Partial<IndicatorRecord>) => ({ ...indicator("permit", {}, { key: "one" }), ...parts });
    expect(isPermitOf(record({ permitType: "zoning" }), "zoning")).toBe(true);
    expect(isPermitOf(record({ key: "zoning" }), "zoning")).toBe(true);
    expect(isPermitOf(record({ permitType: "building" }), "zoning")).toBe(false);
    expect(isPermitOf({ ...indicator("works", {}), key: "zoning" }, "zoning")).toBe(false);
  });

  it("asks for no assessment once supply is signed", () => {
    const signed = indicator("grid_interconnect", { agreement_signed: on("2024-12-01") });
    expect(asked([signed])).toEqual([]);
    const policies = [rule, policy("environment", { requiresGate: "environmental" })];
    expect(asked([signed], {}, { policies })).toEqual(["environmental 1"]);
  });

  it("counts in force, in its place, from a known day, and never where it only permits to buy power", () => {
    const with_ = (parts: Partial<PolicyRecord>) => asked([], {}, { policies: [{ ...rule, ...parts }] });
    expect(with_({ status: "proposed" })).toEqual([]);
    expect(with_({ effectiveDay: null })).toEqual([]);
    expect(with_({ regionId: 7 })).toEqual([]);
    expect(with_({ requiresGate: null })).toEqual([]);
    const seoul = { region: { id: 7, slug: "seoul", nameEn: "Seoul", nameKo: "서울" } };
    expect(asked([], {}, { ...seoul, policies: [{ ...rule, regionId: 7 }] })).toHaveLength(1);
    expect(asked([], {}, { ...seoul, policies: [{ ...rule, regionId: 8 }] })).toEqual([]);
    expect(with_({ requiresGate: "power_purchase" })).toEqual([]);
    expect(with_({ requiresGate: "zoning", thresholdMegawatts: null })).toEqual(["zoning 1"]);
    // No day is asked of the schedule: a rule that is in force counts by its own day, though that lies ahead.
    expect(with_({ effectiveDay: day("2031-01-01") })).toHaveLength(1);
    const records = here([]);
    const asOf = (date: string) => applicableRules(records, firstOf(records.phases), day(date)).length;
    expect([asOf("2024-06-13"), asOf("2024-06-14")]).toEqual([0, 1]);
  });
});

describe("several rules of one place", () => {
  const rulesOf = (policies: PolicyRecord[], options: Partial<PhaseRecord> = {}) => {
    const records = here([], options, { policies });
    return applicableRules(records, firstOf(records.phases)).map(({ gate, verdict, policy: strictest, others }) => ({
      gate,
      verdict,
      slugs: [strictest, ...others].map(({ slug }) => slug),
    }));
  };
  const gatesUnder = (policies: PolicyRecord[], indicators: IndicatorRecord[] = []) => {
    const { gates } = firstOf(planSite(here(indicators, {}, { policies, announcedDay: day("2025-01-01") })).plans);
    const ids = gates.map(({ gate }) => gate.id);
    expect(new Set(ids).size).toBe(ids.length);
    return gates.flatMap(({ key, kind, because }) => (kind === "permit" ? [{ key, because }] : []));
  };
  const gate = "grid_impact_assessment";
  const from40 = policy("from-40", { thresholdMegawatts: 40 });

  it("are one entry per kind of permit, the strictest first: the lowest threshold, then the earliest day", () => {
    const policies = [
      from40,
      policy("from-10"),
      policy("for-all", { thresholdMegawatts: null, requiresGate: "environmental" }),
      policy("from-10-older", { effectiveDay: day("2023-01-01") }),
      policy("from-200", { thresholdMegawatts: 200 }),
    ];
    expect(rulesOf(policies)).toEqual([
      { gate: "environmental", verdict: "required", slugs: ["for-all"] },
      { gate, verdict: "required", slugs: ["from-10-older", "from-10", "from-40"] },
    ]);
  });

  it("of the same threshold and day stand by their names, however they are listed", () => {
    const names = (...slugs: string[]) => rulesOf(slugs.map((slug) => policy(slug))).flatMap(({ slugs }) => slugs);
    expect([names("a", "b", "c"), names("c", "b", "a"), names("b", "c", "a")]).toEqual(
      Array.from({ length: 3 }, () => ["a", "b", "c"]),
    );
    const older = policy("z", { thresholdMegawatts: null, effectiveDay: day("2020-01-01") });
    const newer = policy("a", { thresholdMegawatts: null });
    expect(rulesOf([newer, older])).toMatchObject([{ slugs: ["z", "a"] }]);
  });

  it("leave a threshold open while the megawatts are unknown, and one without a threshold applies all the same", () => {
    const policies = [policy("from-10"), from40];
    const unsized = megawatts({ generationNameplate: 900 });
    expect(rulesOf(policies, unsized)).toEqual([{ gate, verdict: "megawatts_unknown", slugs: ["from-10", "from-40"] }]);
    const forAll = policy("all", { thresholdMegawatts: null });
    expect(rulesOf([...policies, forAll], unsized)).toEqual([{ gate, verdict: "required", slugs: ["all"] }]);
  });

  it("make one gate where they ask for the same permit, which names both", () => {
    expect(gatesUnder([from40, policy("from-10")])).toEqual([
      { key: gate, because: { kind: "rule", policySlug: "from-10", otherPolicySlugs: ["from-40"] } },
    ]);
  });

  it("make a gate of every kind of permit that they ask for", () => {
    const kinds = [gate, "building", "zoning", "environmental", "resource_consent"] as const;
    const gates = gatesUnder(kinds.map((requiresGate) => policy(`for-${requiresGate}`, { requiresGate })));
    expect(gates.map(({ key }) => key).sort()).toEqual([...kinds].sort());
  });

  it("make a gate of a permit that the record leaves open, under the record's own key, and none of one that it calls needless", () => {
    const record = (requirement: IndicatorRecord["requirement"]) => [
      indicator("permit", {}, { permitType: gate, requirement, key: "its-own" }),
    ];
    expect(gatesUnder([rule], record("unknown"))).toEqual([
      { key: "its-own", because: { kind: "rule", policySlug: "rule" } },
    ]);
    expect(gatesUnder([rule], record("not_required"))).toEqual([]);
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

  it("speaks of a phase below its threshold where the site as a whole reaches it", () => {
    const filed = assessment("required", { filed: on("2024-12-01") });
    const phases = [
      phase([filed], megawatts({ facility: 6 })),
      phase([], { ordinal: 2, ...megawatts({ facility: 6 }) }),
    ];
    const records = site(phases, { region, baseRates: [rate] });
    expect(localDecision(records, firstOf(phases), "grid_impact_assessment", 1)?.chanceItApplies).toBe(1);
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
