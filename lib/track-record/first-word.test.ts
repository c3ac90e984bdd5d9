import { expect, it } from "vitest";
import { day, party, told } from "@/lib/chain/schedule.fixture";
import type { IndicatorRecord, SiteRecords } from "@/lib/domain/records";
import { firstOf } from "@/lib/testing/present";
import { indicator, phase, site } from "../assessment/site.fixture";
import { firstWordOf } from "./first-word";

const owner = { claimant: party("owner", "owner") };
const promised = told("promised", "2028", "2025-02-10", owner);
const permit = indicator(
  "permit",
  { granted: [told("actual", "2025-05-03", "2025-06-20")] },
  { permitType: "building" },
);
const of = (indicators: IndicatorRecord[], options: Partial<SiteRecords> = {}) => {
  const one = site([phase(indicators)], options);
  return firstWordOf(one, firstOf(one.phases));
};

it("is of the day on which something was first known, and lasts until somebody last looked at the phase", () => {
  expect(of([permit, indicator("service", { in_service: [promised] })])).toEqual({
    ...{ day: day("2025-02-10"), end: null, endDay: day("2025-05-03") },
  });
});

it("is of the last day that it may be of, and no later than the announcement", () => {
  const inYear = told("promised", "2028", "2025-12-31", { ...owner, knownPrecision: "year" });
  const service = indicator("service", { in_service: [inYear] });
  // Of a year, looked at from its first day: followed for no day at all.
  expect(of([service])).toEqual({ day: day("2025-12-31"), end: null, endDay: day("2025-12-31") });
  expect(of([service], { announcedDay: day("2025-03-01") })?.day).toBe(day("2025-03-01"));
});

it("ends with the first service, on the last day that it may be of", () => {
  const served = [told("actual", "2026-03", "2026-05-02"), told("actual", "2026-04-20", "2026-06-01")];
  expect(of([permit, indicator("service", { in_service: [promised, ...served] })])).toEqual({
    ...{ day: day("2025-02-10"), end: "served", endDay: day("2026-03-31") },
  });
});

it("ends with a cancellation that reaches the phase, or with the withdrawal of its service", () => {
  const cancelled = indicator("site", { cancelled: [told("actual", "2026-02-01", "2026-02-02")] });
  const service = indicator("service", { in_service: [promised] });
  const ended = { day: day("2025-02-10"), end: "cancelled", endDay: day("2026-02-01") };
  expect(of([service], { indicators: [{ ...cancelled, holds: "all" }] })).toEqual(ended);
  expect(of([service], { indicators: [{ ...cancelled, holds: "none" }] })?.end).toBeNull();
  const resumed = indicator("site", { resumed: [told("actual", "2026-04-01", "2026-04-02")] });
  expect(of([service, cancelled, resumed])?.end).toBeNull();
  const withdrawn = indicator("service", { in_service: [promised, told("withdrawn", "unknown", "2026-02-01", owner)] });
  expect(of([withdrawn])).toEqual(ended);
});

it("is null where nothing was said of the phase", () => {
  expect(of([])).toBeNull();
  expect(of([], { announcedDay: day("2025-03-01") })).toBeNull();
});
