import { expect, it } from "vitest";
import { toEpochDay } from "@/lib/domain/dates";
import { type HindcastCase, judgePhases, summarizeHindcast } from "@/lib/track-record/hindcast-summary";
import { type HindcastReport, toJson, toTables } from "./report";

const BY = toEpochDay("2026-04-01");
const one = (phase: string, outcome: HindcastCase["outcome"]): HindcastCase => ({
  ...{ site: "Alpha", phase, iso3: null, statedDay: toEpochDay("2026-02-12"), outcome },
  drawn: { serviceDay: Float64Array.from([BY, BY + 1]), cancelledDay: Float64Array.from([Infinity, Infinity]) },
});
const cases = [
  one("Building 1", { state: "unconfirmed", isServingLoosely: true, isCancelledLoosely: false }),
  one("Building 2", { state: "not_yet", isServingLoosely: false, isCancelledLoosely: false }),
];
const reportOf = (asked: HindcastCase[]): HindcastReport => ({
  ...{ computedOn: "2026-12-01", commit: "abc1234" },
  hindcasts: [
    {
      ...{ name: "2025-12 → 2026-04", fromOn: "2025-12-01", byOn: "2026-04-01" },
      ...{ lines: summarizeHindcast(asked, BY), phases: judgePhases(asked, BY) },
    },
  ],
});

it("prints that it is a hindcast, and what was expected beside the least and the most that can have been seen", () => {
  const text = toTables(reportOf(cases));
  expect(text).toContain("A hindcast: nobody made these forecasts on their day");
  expect(text).toContain("2025-12 → 2026-04: known on 2025-12-01, asked by 2026-04-01.");
  expect(text).toMatch(
    /^all +2 +0 +1 +0 +1 +0 +1\.0 ±1\.0; 0 \[−1\.0\] to 1 \[\+0\.0\] +0\.5 ±0\.5; 0 \[−1\.0\] +0\.0 ±0\.0; 0 /m,
  );
  expect(text).toMatch(/^Alpha, Building 2 +2026-02-12 +not yet +0\.50 +0\.00 +0\.50$/m);
  expect(text).not.toMatch(/^Alpha, Building 1/m);
  expect(toTables(reportOf([]))).toContain("No outcome is known.");
});

it("gives every phase as JSON", () => {
  const json = toJson(reportOf(cases));
  expect(json.hindcast).toMatch(/^A hindcast/);
  expect(json.hindcasts[0]?.phases[0]).toMatchObject({ phase: "Building 1", statedOn: "2026-02-12", served: 0.5 });
});
