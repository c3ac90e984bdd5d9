import { describe, expect, it } from "vitest";
import { AS_OF, claim, indicator, phase, site } from "@/lib/assessment/site.fixture";
import type { PhaseRecord, PolicyRecord } from "@/lib/domain/records";
import { applicableRules } from "./applicable-rules";
import { buildSiteChain } from "./build";

let nextId = 1;
const policy = (slug: string, parts: Partial<PolicyRecord> = {}): PolicyRecord => ({
  id: nextId++,
  slug,
  titleEn: slug,
  titleKo: slug,
  regionId: null,
  thresholdMegawatts: 10,
  status: "in_force",
  effectiveDay: AS_OF - 500,
  requiresGate: "grid_impact_assessment",
  ...parts,
});
const sized = (facility: number | null, indicators: PhaseRecord["indicators"] = []) =>
  phase(indicators, { megawatts: { gridConnection: null, facility, criticalIt: null, generationNameplate: 900 } });
const rulesOf = (policies: PolicyRecord[], one = sized(100)) =>
  applicableRules(site([one], { policies }), one, AS_OF).map(({ gate, verdict, policy: strictest, others }) => ({
    gate,
    verdict,
    slugs: [strictest, ...others].map(({ slug }) => slug),
  }));
const assessment = "grid_impact_assessment";

describe("the rules that apply to a phase", () => {
  it("are one entry per kind of permit, the strictest rule first", () => {
    const policies = [
      policy("from-40", { thresholdMegawatts: 40 }),
      policy("from-10"),
      policy("for-all", { thresholdMegawatts: null, requiresGate: "environmental" }),
      policy("from-10-older", { effectiveDay: AS_OF - 900 }),
      policy("from-200", { thresholdMegawatts: 200 }),
    ];
    expect(rulesOf(policies)).toEqual([
      { gate: "environmental", verdict: "required", slugs: ["for-all"] },
      { gate: assessment, verdict: "required", slugs: ["from-10-older", "from-10", "from-40"] },
    ]);
  });

  it("leave a threshold open while the megawatts are unknown, and a rule without one applies all the same", () => {
    const policies = [policy("from-10"), policy("from-40", { thresholdMegawatts: 40 })];
    expect(rulesOf(policies, sized(null))).toEqual([
      { gate: assessment, verdict: "megawatts_unknown", slugs: ["from-10", "from-40"] },
    ]);
    expect(rulesOf([...policies, policy("all", { thresholdMegawatts: null })], sized(null))).toEqual([
      { gate: assessment, verdict: "required", slugs: ["all"] },
    ]);
  });

  it("count from their first day, in their region, unless the phase was permitted or begun before", () => {
    expect(rulesOf([policy("later", { effectiveDay: AS_OF + 1 })])).toEqual([]);
    expect(rulesOf([policy("undated", { effectiveDay: null })])).toEqual([]);
    expect(rulesOf([policy("elsewhere", { regionId: 9 })])).toEqual([]);
    expect(rulesOf([policy("drafted", { status: "drafted" })])).toEqual([]);
    const started = (on: string) => sized(100, [indicator("works", { started: [claim("actual", on)] })]);
    const rule = [policy("rule", { effectiveDay: AS_OF - 100 })];
    expect(rulesOf(rule, started("2026-08-13"))).toEqual([]);
    expect(rulesOf(rule, started("2026-08-14"))).toHaveLength(1);
    const permitted = indicator("permit", { granted: [claim("actual", "2026-08-01")] }, { permitType: "building" });
    expect(rulesOf(rule, sized(100, [permitted]))).toEqual([]);
  });

  it("ask for no grid impact assessment behind a signed supply, but for the other permits", () => {
    const signed = indicator("grid_interconnect", { agreement_signed: [claim("actual", "2026-11-01")] });
    const policies = [policy("grid"), policy("environment", { requiresGate: "environmental" })];
    expect(rulesOf(policies, sized(100, [signed])).map(({ gate }) => gate)).toEqual(["environmental"]);
  });
});

describe("the chain under several rules of one place", () => {
  const gatesUnder = (policies: PolicyRecord[], one = sized(100)) => {
    const { network, plans } = buildSiteChain(site([one], { policies }), AS_OF);
    const ids = network.nodes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    return plans[0]?.gates.flatMap(({ key, kind, because }) => (kind === "permit" ? [{ key, because }] : []));
  };

  it("has one gate for two rules that ask for the same permit, and names both", () => {
    expect(gatesUnder([policy("from-40", { thresholdMegawatts: 40 }), policy("from-10")])).toEqual([
      { key: assessment, because: { kind: "rule", policySlug: "from-10", otherPolicySlugs: ["from-40"] } },
    ]);
  });

  it("has a gate for every kind of permit that rules ask for", () => {
    const kinds = ["grid_impact_assessment", "building", "zoning", "environmental", "resource_consent"] as const;
    const gates = gatesUnder(kinds.map((requiresGate) => policy(`for-${requiresGate}`, { requiresGate })));
    expect(gates?.map(({ key }) => key).sort()).toEqual([...kinds].sort());
  });

  it("waits for a permit that the record leaves open and a rule requires, not for one that the record calls needless", () => {
    const record = (requirement: "unknown" | "not_required") =>
      sized(100, [indicator("permit", {}, { permitType: assessment, requirement })]);
    expect(gatesUnder([policy("rule")], record("unknown"))).toEqual([
      { key: assessment, because: { kind: "rule", policySlug: "rule" } },
    ]);
    expect(gatesUnder([policy("rule")], record("not_required"))).toEqual([]);
  });
});
