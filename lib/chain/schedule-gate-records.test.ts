import { describe, expect, it } from "vitest";
import type { IndicatorRecord, PolicyRecord, SiteRecords } from "@/lib/domain/records";
import type { ClaimKind } from "@/lib/domain/vocabulary";
import { withWholeSite } from "@/lib/domain/whole-site";
import { firstOf } from "@/lib/testing/present";
import { indicator, phase, site } from "../assessment/site.fixture";
import { inShort, party, reading, told } from "./schedule.fixture";
import { scheduleGates } from "./schedule-gates";

const read = (indicators: IndicatorRecord[], options: Partial<SiteRecords> = {}) => {
  const records = site([phase(indicators)], options);
  return scheduleGates(records, firstOf(records.phases), reading, []);
};
const ids = (...given: Parameters<typeof read>) => read(...given).map(({ gate }) => gate.id);
const bare = ["p1.grid_interconnect.grid.energised", "p1.works.building.completed"];
const told_ = (...kinds: ClaimKind[]) => kinds.map((kind) => told(kind, "2026-01-01", "2026-01-02"));
const zoning = (requirement: IndicatorRecord["requirement"], steps: Parameters<typeof indicator>[1]) =>
  indicator("permit", steps, { permitType: "zoning", requirement });
const connection = (steps: Parameters<typeof indicator>[1], key = "line") =>
  indicator("grid_interconnect", steps, { key });

// Whether a permit is a gate of the phase.
it.each<[string, IndicatorRecord, boolean]>([
  ["required, of which nothing is said", zoning("required", {}), true],
  ["of which nothing is known", zoning("unknown", {}), false],
  ["of which is known alone that it is not required", zoning("unknown", { granted: told_("not_required") }), false],
  [
    "filed, and its hearing not required",
    zoning("unknown", { filed: told_("actual"), hearing_set: told_("not_required") }),
    true,
  ],
  ["that was called off", zoning("required", { granted: told_("promised", "not_required") }), false],
  ["asked for again", zoning("required", { granted: told_("not_required", "promised") }), true],
  ["whose filing alone was called off", zoning("required", { filed: told_("not_required") }), true],
  ["whose grant nobody spoke of", zoning("required", { granted: [] }), true],
])("a permit %s", (_, record, isGate) => {
  expect(ids([record]).includes("p1.permit.zoning.granted")).toBe(isGate);
});

it("a gate is there because its record says something, or because the phase needs it", () => {
  const reasons = read([zoning("required", {}), connection({ requested: told_("actual") })]).map(
    ({ gate, because, indicator: record }) => [gate.id, because.kind, record?.kind ?? null],
  );
  expect(reasons).toEqual([
    ["p1.permit.zoning.granted", "phase", "permit"],
    ["p1.grid_interconnect.line.agreement_signed", "evidence", "grid_interconnect"],
    ["p1.grid_interconnect.line.energised", "evidence", "grid_interconnect"],
    [bare[1], "phase", null],
  ]);
  expect(read([]).map(({ because }) => because)).toEqual([{ kind: "phase" }, { kind: "phase" }]);
});

it("a rule's permit is a gate by the rule's chance, asked before the agreement", () => {
  const rule: PolicyRecord = {
    ...{ id: 1, slug: "rule", titleEn: "Rule", titleKo: "규칙", regionId: null, status: "in_force" },
    ...{ thresholdMegawatts: 1_000, effectiveDay: 0, requiresGate: "grid_impact_assessment" },
  };
  const megawatts = { gridConnection: null, facility: null, criticalIt: null, generationNameplate: null };
  const records = site([phase([], { megawatts })], { policies: [rule] });
  expect(scheduleGates(records, firstOf(records.phases), reading, [])[0]).toMatchObject({
    ...{ kind: "permit", key: "grid_impact_assessment", step: "granted", classSlug: "grid_impact_assessment" },
    because: { kind: "rule", policySlug: "rule" },
    gate: { chance: 0.5, precedes: "agreement", decision: null },
  });
});

it("the utility's plant is no gate, and its connection is", () => {
  const utility = party("utility");
  const of = (record: IndicatorRecord) => ids([{ ...record, counterparty: utility }], { utility });
  expect(of(indicator("generation", {}))).toEqual(bare);
  expect(of(connection({}))).toContain("p1.grid_interconnect.line.energised");
});

describe("the connection", () => {
  it("of the whole site is done for a phase of unknown size once power flows at all", () => {
    const energised = [told("actual", "2026-01-01", "2026-01-02", { megawatts: 1 })];
    const line = { ...connection({ energised }), holds: "all" as const };
    const sizes = [100, null, 100].map((facility, i) =>
      phase([], {
        ordinal: i + 1,
        megawatts: { gridConnection: null, facility, criticalIt: null, generationNameplate: null },
      }),
    );
    const phases = withWholeSite(sizes, [line]);
    const records = site(phases, { indicators: [line] });
    const what = phases.map((one) => scheduleGates(records, one, reading, [])[1]?.gate.evidence[0]?.what);
    expect(what).toEqual(["begun", "done", "done"]);
  });

  it("of the phase keeps the phase's name beside records of the whole site", () => {
    const ofSite = { ...indicator("water_right", {}), holds: "all" as const };
    const gates = read([connection({}), ofSite], { indicators: [ofSite] });
    expect(gates.map(({ gate }) => [gate.id, gate.isOfSite])).toEqual([
      ["p1.grid_interconnect.line.agreement_signed", false],
      ["p1.grid_interconnect.line.energised", false],
      ["water_right.water_right.granted", true],
      [bare[1], false],
    ]);
  });

  it("is needed though a substation is on record, and though only its agreement is left", () => {
    expect(ids([indicator("works", {}, { workType: "substation" })])).toContain(bare[0]);
    const calledOff = connection({ energised: told_("not_required") });
    expect(ids([calledOff])).toEqual(["p1.grid_interconnect.line.agreement_signed", ...bare]);
  });

  it("keeps of silent agreements the phase's own before the site's, and none beside one that is known", () => {
    const ofSite = { ...connection({}, "a-site-line"), holds: "all" as const };
    const agreements = (...own: IndicatorRecord[]) =>
      ids([...own, ofSite], { indicators: [ofSite] }).filter((id) => id.endsWith("agreement_signed"));
    expect(agreements(connection({}))).toEqual(["p1.grid_interconnect.line.agreement_signed"]);
    expect(agreements()).toEqual(["grid_interconnect.a-site-line.agreement_signed"]);
    const known = ["x", "y"].map((key) => connection({ requested: told_("actual") }, key));
    expect(agreements(...known)).toEqual(known.map(({ key }) => `p1.grid_interconnect.${key}.agreement_signed`));
  });
});

describe("an assessment of the grid", () => {
  const assessment = (steps: Parameters<typeof indicator>[1]) =>
    indicator("permit", steps, { permitType: "grid_impact_assessment" });
  const at = (date: string) => [told("actual", date, date)];
  const evidence = (...given: IndicatorRecord[]) => inShort(firstOf(read(given)).gate.evidence);
  const signed = connection({ agreement_signed: at("2026-01-01") }, "north");

  it.each<[string, IndicatorRecord[], string[]]>([
    [
      "passed on the day of the first of two agreements",
      [assessment({}), signed, connection({ agreement_signed: at("2025-05-01") }, "south")],
      ["2025-05-01 done 2025-05-01"],
    ],
    [
      "passed by power that flows, however the connection began",
      [assessment({}), connection({ requested: at("2024-05-01"), energised: at("2026-02-01") })],
      ["2026-02-01 done 2026-02-01"],
    ],
    ["granted on its own day", [assessment({ granted: at("2025-06-01") }), signed], ["2025-06-01 done 2025-06-01"]],
    [
      "appealed against, whatever is signed",
      [assessment({ appealed: [told("actual", "2025-06-01", "2025-06-01", { appellant: "opponent" })] }), signed],
      ["2025-06-01 appealed by opponent"],
    ],
    [
      "passed though it was only filed",
      [assessment({ filed: at("2025-06-01") }), signed],
      ["2025-06-01 begun 2025-06-01", "2026-01-01 done 2026-01-01"],
    ],
    ["not passed by a building", [assessment({}), indicator("works", { completed: at("2026-01-01") })], []],
    ["not passed by a request", [assessment({}), connection({ requested: at("2026-01-01") })], []],
  ])("is %s", (_, given, expected) => {
    expect(evidence(...given)).toEqual(expected);
  });

  it("is the only permit that a signed supply settles", () => {
    expect(evidence(indicator("permit", {}, { permitType: "building" }), signed)).toEqual([]);
  });
});
