import { describe, expect, it } from "vitest";
import { toEpochDay } from "@/lib/domain/dates";
import type { BaseRateRecord, PolicyRecord, SiteRecords } from "@/lib/domain/records";
import { firstOf } from "@/lib/testing/present";
import { assessSite, FORECAST_SEED } from "./assess";
import { AS_OF, claim, indicator, phase, site } from "./site.fixture";
import type { PhaseAssessment } from "./types";

const options = { asOfDay: AS_OF, seed: FORECAST_SEED, draws: 4096 };

const incheonRate: BaseRateRecord = {
  slug: "incheon-rate",
  regionSlug: "incheon",
  gate: "grid_impact_assessment",
  thresholdMegawatts: 10,
  newSupplyOnly: true,
  appliedAfterDay: toEpochDay("2024-06-14"),
  periodFromDay: toEpochDay("2024-06-14"),
  periodToDay: toEpochDay("2025-10-28"),
  passed: 0,
  decided: 24,
  commonCauseRho: 0.3,
  priorAlpha: 0.35,
  priorBeta: 9.65,
  probabilityIfUnknown: 0.2,
  endedBy: null,
  endedByKo: null,
  mark: "V",
  note: null,
  noteKo: null,
  source: null,
};

const region = (slug: string) => ({ id: slug.length, slug, nameEn: slug, nameKo: slug });
const building = () => indicator("works", { started: [claim("actual", "2025-06-01")] });

const assess = (records: SiteRecords): PhaseAssessment => firstOf(assessSite(records, options));

/** The rule whose answers the rate counts. */
const rule: PolicyRecord = {
  ...{ id: 1, slug: "assessment-rule", titleEn: "", titleKo: "", regionId: null, status: "in_force" },
  ...{ thresholdMegawatts: 10, effectiveDay: toEpochDay("2024-06-14"), requiresGate: "grid_impact_assessment" },
};

function incheon(indicators = [building()], megawatts = 100): SiteRecords {
  const size = { gridConnection: null, facility: megawatts, criticalIt: null, generationNameplate: null };
  return site([phase(indicators, { megawatts: size })], {
    region: region("incheon"),
    baseRates: [incheonRate],
    policies: [rule],
  });
}

describe("a local base rate", () => {
  it("may apply where a condition is unknown, says which, and gives the forecast both ways", () => {
    const assessment = assess(incheon());
    const effect = firstOf(assessment.baseRates);
    expect(effect.verdict).toBe("may_apply");
    expect(effect.probability).toBe(0.2);
    expect(effect.conditions.filter(({ verdict }) => verdict === "unknown").map(({ condition }) => condition)).toEqual([
      "applied_after",
      "new_supply",
    ]);
    // 24 answers with one common cause are worth 24 / (1 + 23 × 0.3) = 3.04; the mean of Beta(0.35, 9.65 + 3.04) is 2.7 %.
    expect(effect.effectiveDecided).toBeCloseTo(3.038, 3);
    expect(effect.passProbabilityMean).toBeCloseTo(0.35 / 13.038, 4);
    const without = effect.ifNot?.probabilityCancelled ?? Number.NaN;
    const applied = effect.ifApplies?.probabilityCancelled ?? Number.NaN;
    expect(applied).toBeGreaterThan(0.9);
    expect(without).toBeLessThan(0.1);
    expect(assessment.cancelled.total).toBeGreaterThan(without);
    expect(assessment.cancelled.total).toBeLessThan(applied);
    expect(assessment.cancelled.byCause.denied).toBeCloseTo(0.2 * 0.95, 1);
    expect(effect.ifApplies?.p50Day).not.toBe(effect.ifNot?.p50Day);
  });

  it("applies for sure to a large new request made after the rule", () => {
    const requested = indicator("grid_interconnect", { requested: [claim("actual", "2025-01-15")] });
    expect(assess(incheon([building(), requested])).baseRates[0]).toMatchObject({ verdict: "applies", probability: 1 });
  });

  it("is not silenced by a promised energisation: a promise can still be refused", () => {
    const promised = indicator("grid_interconnect", { energised: [claim("promised", "2028-06")] });
    const effect = firstOf(assess(incheon([building(), promised])).baseRates);
    expect(effect.verdict).toBe("may_apply");
    expect(effect.ifApplies?.probabilityCancelled).toBeGreaterThan(0.9);
    expect(effect.ifNot?.probabilityCancelled).toBeLessThan(0.1);
  });

  it.each([
    ["below its threshold", incheon([building()], 9)],
    [
      "with a signed supply",
      incheon([building(), indicator("grid_interconnect", { agreement_signed: [claim("actual", "2024-01-15")] })]),
    ],
    [
      "requested before the rule",
      incheon([building(), indicator("grid_interconnect", { requested: [claim("actual", "2023-11-01")] })]),
    ],
  ])("leaves a phase alone %s", (_, records) => {
    const alone = assess({ ...records, baseRates: [] });
    const assessment = assess(records);
    expect(assessment.baseRates[0]).toMatchObject({ verdict: "does_not_apply", probability: 0, ifApplies: null });
    expect({ ...assessment, baseRates: [] }).toEqual({ ...alone, baseRates: [] });
  });

  it("never leaks to another region", () => {
    const ulsan = { ...incheon(), region: region("ulsan") };
    expect(assess(ulsan)).toEqual(assess({ ...ulsan, baseRates: [] }));
  });
});
