import { expect, it } from "vitest";
import { eventDay, firstKnownDay, hasHappened, isWord, saidDay } from "./claim-days";
import { day, told } from "./schedule.fixture";

it.each([
  ["month", "2026-04-30", "2026-04-01"],
  ["quarter", "2026-06-30", "2026-04-01"],
  ["quarter", "2025-12-31", "2025-10-01"],
  ["year", "2026-11-30", "2026-01-01"],
  ["day", "2026-04-30", "2026-04-30"],
] as const)("a claim known to the %s of %s may be of %s", (knownPrecision, knownOn, first) => {
  expect(firstKnownDay(told("promised", "2028", knownOn, { knownPrecision }))).toBe(day(first));
});

it("is said in the middle of what is known, and of that part which lies before its date", () => {
  expect(saidDay(told("promised", "2028", "2026-12-31", { knownPrecision: "year" }))).toBe(day("2026-07-02"));
  expect(saidDay(told("promised", "2026-03", "2026-12-31", { knownPrecision: "year" }))).toBe(day("2026-02-14"));
  expect(saidDay(told("promised", "2025", "2026-12-31", { knownPrecision: "year" }))).toBe(day("2026-07-02"));
  expect(saidDay(told("promised", "2026-01-01", "2026-12-31", { knownPrecision: "year" }))).toBe(day("2026-07-02"));
  expect(saidDay(told("promised", "2028", "2026-12-30"))).toBe(day("2026-12-30"));
});

it("is a word of a day still to come, not of one that had passed", () => {
  expect(isWord(told("estimated", "2026-06-30", "2026-06-29"))).toBe(true);
  expect(isWord(told("estimated", "2026-06-30", "2026-06-30"))).toBe(false);
  expect(isWord(told("promised", "unknown", "2026-06-30"))).toBe(false);
});

it("has happened only if its first day is not after the day it was told on; else it is a word", () => {
  expect(hasHappened(told("actual", "2026-06", "2026-06-20"))).toBe(true);
  const ahead = told("actual", "2026-07", "2026-06-20");
  expect([hasHappened(ahead), isWord(ahead)]).toEqual([false, true]);
  const coarse = told("actual", "2026", "2026-06-20");
  expect([hasHappened(coarse), isWord(coarse)]).toEqual([true, false]);
  for (const kind of ["inferred", "seen_open", "withdrawn"] as const)
    expect(isWord(told(kind, "2026-07", "2026-06-20")), kind).toBe(false);
  expect(hasHappened(told("inferred", "2026-06", "2026-06-20"))).toBe(true);
});

it("happened on the last day that it can have, and when nobody said, on the day it was told", () => {
  expect(eventDay(told("actual", "2026-03", "2026-06-20"))).toBe(day("2026-03-31"));
  expect(eventDay(told("actual", "2026-06", "2026-06-20"))).toBe(day("2026-06-20"));
  expect(eventDay(told("actual", "unknown", "2026-06-20"))).toBe(day("2026-06-20"));
  expect(eventDay(told("actual", "unknown", "2026-12-31", { knownPrecision: "year" }))).toBe(day("2026-07-02"));
  const notBefore = told("actual", "2026-09-10", "2026-12-31", { knownPrecision: "year", latestDay: null });
  expect(eventDay(notBefore)).toBe(day("2026-09-10"));
});
