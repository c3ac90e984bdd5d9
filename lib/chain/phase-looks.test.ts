import { expect, it } from "vitest";
import type { IndicatorRecord, SiteRecords } from "@/lib/domain/records";
import type { ClaimKind, MilestoneStep } from "@/lib/domain/vocabulary";
import { firstOf } from "@/lib/testing/present";
import { indicator, phase, site } from "../assessment/site.fixture";
import { noWorksDays, phaseDays } from "./phase-looks";
import { day, told } from "./schedule.fixture";

const daysOf = (indicators: IndicatorRecord[], options: Partial<SiteRecords> = {}) => {
  const records = site([phase(indicators)], options);
  return phaseDays(records, firstOf(records.phases));
};
const filed = indicator("permit", { filed: [told("actual", "2025-06-01", "2025-06-10")] }, { permitType: "building" });
const standing = (step: MilestoneStep, kind: ClaimKind, date: string, knownOn: string) =>
  indicator("site", { [step]: [told(kind, date, knownOn)] });

it("a phase is as old as the first claim on its own records, else as the first word", () => {
  const ofSite = indicator("water_right", { filed: [told("actual", "2025-01-01", "2025-01-10")] });
  const later = indicator("works", { started: [told("actual", "2025-09-01", "2025-09-10")] });
  expect(daysOf([filed, later, ofSite], { indicators: [ofSite] })).toMatchObject({
    firstWordDay: day("2025-01-10"),
    firstClaimDay: day("2025-06-10"),
  });
  expect(daysOf([ofSite], { indicators: [ofSite] })).toMatchObject({
    firstWordDay: day("2025-01-10"),
    firstClaimDay: day("2025-01-10"),
  });
});

it.each<[string, Partial<SiteRecords>, IndicatorRecord[]]>([
  ["by the site's day", { announcedDay: day("2024-05-01") }, []],
  ["by the site's record", { indicators: [standing("announced", "actual", "2024-05-01", "2026-01-01")] }, []],
  ["by the phase's own record", {}, [standing("announced", "actual", "2024-05-01", "2026-01-01")]],
])("the first word is the announcement, %s", (_, options, own) => {
  expect(daysOf([filed, ...own], options)?.firstWordDay).toBe(day("2024-05-01"));
});

it.each<[string, IndicatorRecord, string]>([
  ["news of the site's standing", standing("paused", "actual", "2026-02-01", "2026-02-10"), "2026-02-10"],
  ["a visit that found nothing announced", standing("announced", "seen_open", "unknown", "2026-02-10"), "2026-02-10"],
  ["no word on an announcement", standing("announced", "promised", "2027", "2026-02-10"), "2025-06-01"],
  ["a date of a permit", indicator("permit", { granted: [told("estimated", "2027", "2026-02-10")] }), "2026-02-10"],
  [
    "no date of a permit that had passed",
    indicator("permit", { granted: [told("estimated", "2025", "2026-02-10")] }),
    "2025-06-01",
  ],
  ["a date taken back", indicator("permit", { granted: [told("withdrawn", "unknown", "2026-02-10")] }), "2026-02-10"],
  ["no contract", indicator("ppa", { signed: [told("actual", "2026-02-01", "2026-02-10")] }), "2025-06-01"],
  ["no purchase of land", indicator("land", { closed: [told("actual", "2026-02-01", "2026-02-10")] }), "2025-06-01"],
])("the last look is %s", (_, record, expected) => {
  const word = { announcedDay: day("2025-01-01") };
  expect(daysOf([filed, record], word)?.lookDay).toBe(day(expected));
});

it("a visit to the site is a look at the last phase alone where its record holds that one", () => {
  const paused = { ...standing("paused", "actual", "2026-02-01", "2026-02-10"), holds: "last" as const };
  const phases = [1, 2, 3].map((ordinal) => phase([filed], { ordinal }));
  const records = site(phases, { indicators: [paused] });
  expect(phases.map((one) => phaseDays(records, one)?.lookDay)).toEqual(
    ["2025-06-10", "2025-06-10", "2026-02-10"].map(day),
  );
});

it("works are seen not begun by a visit that finds the start of the building open, and by nothing else", () => {
  const seen = (knownOn: string) => [told("seen_open", "unknown", knownOn)];
  const started = [...seen("2025-03-01"), told("promised", "2027", "2025-04-01")];
  const indicators = [
    indicator("works", { started, completed: seen("2025-05-01") }),
    indicator("works", { started: seen("2025-06-01") }, { workType: "substation" }),
    indicator("permit", { filed: seen("2025-07-01") }, { permitType: "building" }),
  ];
  expect(noWorksDays(phase(indicators))).toEqual([day("2025-03-01")]);
  expect(noWorksDays(phase([]))).toEqual([]);
});
