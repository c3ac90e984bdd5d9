import { describe, expect, it } from "vitest";
import type { BaseRateRecord, IndicatorRecord, PhaseRecord, SiteRecords } from "@/lib/domain/records";
import { indicator, phase, site } from "../assessment/site.fixture";
import { hasSignedSupply, matchBaseRate, passPosterior, thresholdMegawatts } from "./base-rates";
import { day, told } from "./schedule.fixture";

const region = { id: 1, slug: "incheon", nameEn: "Incheon", nameKo: "인천" };
const rate: BaseRateRecord = {
  ...{ slug: "incheon-rate", regionSlug: "incheon", gate: "grid_impact_assessment", thresholdMegawatts: 10 },
  ...{ newSupplyOnly: true, appliedAfterDay: day("2024-06-14"), periodFromDay: 0, periodToDay: 1 },
  ...{ passed: 2, decided: 5, commonCauseRho: 0.25, priorAlpha: 2, priorBeta: 3, probabilityIfUnknown: 0.4 },
  ...{ endedBy: null, endedByKo: null, mark: "D", note: null, noteKo: null, source: null },
};

const on = (date: string) => [told("actual", date, "2025-02-01")];
const megawatts = (parts: Partial<PhaseRecord["megawatts"]>): PhaseRecord["megawatts"] => ({
  ...{ gridConnection: null, facility: null, criticalIt: null, generationNameplate: null },
  ...parts,
});
const assessment = (filedOn: string) =>
  indicator("permit", { filed: on(filedOn) }, { permitType: "grid_impact_assessment" });
const filed = assessment("2024-12-01");
const exempt = { ...filed, requirement: "not_required" as const };
const otherExempt = indicator("permit", {}, { permitType: "zoning", requirement: "not_required" });
const connection = (steps: Parameters<typeof indicator>[1]) => indicator("grid_interconnect", steps);
const signed = connection({ agreement_signed: on("2025-01-10") });
const planned = indicator(
  "permit",
  { filed: [told("promised", "2027", "2026-01-01")] },
  { permitType: "grid_impact_assessment" },
);

type Case = {
  indicators?: IndicatorRecord[];
  facility?: number | null;
  place?: SiteRecords["region"];
  of?: Partial<BaseRateRecord>;
};
const match = ({ indicators = [filed], facility = 100, place = region, of = {} }: Case) =>
  matchBaseRate(
    { ...rate, ...of },
    site([], { region: place }),
    phase(indicators, { megawatts: megawatts({ facility }) }),
  );

describe("whether a base rate speaks of a phase", () => {
  // Region, megawatts, application after the rule, new supply.
  it.each<[string, Case, string, string, number]>([
    ["all is known and holds", {}, "yes yes yes yes", "applies", 1],
    ["another region", { place: { ...region, slug: "busan" } }, "no yes yes yes", "does_not_apply", 0],
    ["no region known", { place: null }, "unknown yes yes yes", "does_not_apply", 0],
    ["as large as the threshold", { facility: 10 }, "yes yes yes yes", "applies", 1],
    ["smaller", { facility: 9 }, "yes no yes yes", "does_not_apply", 0],
    ["of unknown size", { facility: null }, "yes unknown yes yes", "may_apply", 0.4],
    ["applied for on the rule's day", { indicators: [assessment("2024-06-14")] }, "yes yes yes yes", "applies", 1],
    ["applied for before it", { indicators: [assessment("2024-06-13")] }, "yes yes no yes", "does_not_apply", 0],
    ["no application known", { indicators: [] }, "yes yes unknown unknown", "may_apply", 0.4],
    ["an application only planned", { indicators: [planned] }, "yes yes unknown unknown", "may_apply", 0.4],
    ["supply signed", { indicators: [filed, signed] }, "yes yes yes no", "does_not_apply", 0],
    ["the permit is not required", { indicators: [exempt] }, "yes yes no yes", "does_not_apply", 0],
    ["another permit is not required", { indicators: [otherExempt, filed] }, "yes yes yes yes", "applies", 1],
    [
      "old supply counts too",
      { indicators: [filed, signed], of: { newSupplyOnly: false } },
      "yes yes yes",
      "applies",
      1,
    ],
  ])("%s", (_, given, conditions, verdict, probability) => {
    const found = match(given);
    expect(found.conditions.map((one) => one.verdict).join(" ")).toBe(conditions);
    expect([found.verdict, found.probability]).toEqual([verdict, probability]);
  });

  it.each<[string, IndicatorRecord[], string | null]>([
    ["the filing of the assessment", [filed], "2024-12-01"],
    ["the request of a connection", [connection({ requested: on("2024-11-01") })], "2024-11-01"],
    ["the earlier of the two", [filed, connection({ requested: on("2024-11-01") })], "2024-11-01"],
    ["no filing of another permit", [indicator("permit", { filed: on("2024-11-01") }, { permitType: "zoning" })], null],
  ])("takes for the application %s", (_, indicators, date) => {
    const applied = match({ indicators }).conditions.find(({ condition }) => condition === "applied_after");
    expect(applied?.detail.appliedDay).toBe(date && day(date));
  });

  it("names the figures that each condition rests on", () => {
    const details = (given: Case) => match(given).conditions.map(({ condition, detail }) => ({ condition, ...detail }));
    const afterDay = day("2024-06-14");
    const appliedDay = day("2024-12-01");
    expect(details({})).toEqual([
      { condition: "region", site: "incheon", rate: "incheon" },
      { condition: "megawatts", megawatts: 100, threshold: 10 },
      { condition: "applied_after", appliedDay, afterDay },
      { condition: "new_supply", signed: null, appliedDay },
    ]);
    expect(details({ indicators: [signed], facility: null, place: null })).toEqual([
      { condition: "region", site: null, rate: "incheon" },
      { condition: "megawatts", megawatts: null, threshold: 10 },
      { condition: "applied_after", appliedDay: null, afterDay },
      { condition: "new_supply", signed: "yes", appliedDay: null },
    ]);
  });
});

it("answers with one common cause are worth fewer: 5 at ρ = 0.25 are worth 2.5, of which 2 in 5 passed", () => {
  expect(passPosterior(rate)).toEqual({ effectiveDecided: 2.5, alpha: 3, beta: 4.5 });
  expect(match({})).toMatchObject({ effectiveDecided: 2.5, alpha: 3, beta: 4.5 });
  expect(passPosterior({ ...rate, passed: 0, decided: 0 })).toEqual({ effectiveDecided: 0, alpha: 2, beta: 3 });
});

it.each<[Partial<PhaseRecord["megawatts"]>, number | null]>([
  [{ gridConnection: 80, facility: 60, criticalIt: 40 }, 80],
  [{ facility: 60, criticalIt: 40 }, 60],
  [{ criticalIt: 40 }, 40],
  [{ generationNameplate: 300 }, null],
])("the size for thresholds of %j is %s", (given, expected) => {
  expect(thresholdMegawatts(phase([], { megawatts: megawatts(given) }))).toBe(expected);
});

it.each<[string, IndicatorRecord[], boolean]>([
  ["an agreement", [signed], true],
  ["power that flows", [connection({ energised: on("2025-01-10") })], true],
  ["one connection of two", [connection({}), signed], true],
  [
    "an agreement that is only promised",
    [connection({ agreement_signed: [told("promised", "2027", "2026-01-01")] })],
    false,
  ],
  ["a request", [connection({ requested: on("2025-01-10") })], false],
  ["nothing", [], false],
])("supply is signed by an agreement or by power: %s", (_, indicators, expected) => {
  expect(hasSignedSupply(phase(indicators), day("2026-11-22"))).toBe(expected);
});
