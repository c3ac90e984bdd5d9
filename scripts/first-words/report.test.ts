import { expect, it } from "vitest";
import { toEpochDay } from "@/lib/domain/dates";
import { summarizeFirstWords } from "@/lib/track-record/first-words-summary";
import type { ReplayedPhase } from "./replay-phases";
import { type FirstWordsReport, toJson, toTables } from "./report";

const phase = (site: string, days: number, end: ReplayedPhase["end"]): ReplayedPhase => ({
  ...{ site, ordinal: 1, iso3: "KOR", day: toEpochDay("2024-03-05"), days, end },
  forecast: { served: [0.25, 0.5], cancelled: [0.1, 0.2], hasStatedDate: true, areWorksBegun: false },
});
const cases = [phase("a", 90, "served"), phase("b", 200, null), phase("c", 0, null)];
const report: FirstWordsReport = {
  ...{ cases, leftOut: { silent: 3, ended: 2, unread: 0 }, computedOn: "2026-12-01", commit: "abc1234" },
  ...{ recordsOn: "2026-11-30", horizonMonths: [6, 12] },
  lines: summarizeFirstWords(cases, toEpochDay("2026-11-30"), [180, 360]),
};

it("prints that it is a replay, its counts, and what was expected beside what was seen", () => {
  const text = toTables(report);
  expect(text).toContain("A replay: the records were made later and chosen by the press");
  expect(text).toContain("2026-12-01 at commit abc1234; records to 2026-11-30; first words from 2024-03-05");
  expect(text).toContain("3 phases of data centers; left out: 3 of which nothing was said, 2 that had ended");
  expect(text).toContain("2 are open; at 1 of them nobody looked after the day of the first word.");
  // Of the two that were followed at all one served by 180 days; nobody was followed for 360.
  expect(text).toMatch(/^all +3 +3 +1 +\.25, \.50 ±\.\d\d \[\+0\.\d\], 1 +\.50, none, 0$/m);
});

it("gives every phase with the day of its first word as JSON", () => {
  const json = toJson(report);
  expect(json.replay).toMatch(/^A replay/);
  expect(json.phases[0]).toMatchObject({ site: "a", firstWordOn: "2024-03-05", days: 90, end: "served" });
  expect(json.lines[0]).toMatchObject({ name: "all", phases: 3, served: 1 });
});
