import { describe, expect, it } from "vitest";
import { toEpochDay } from "@/lib/domain/dates";
import { whatIfAxis } from "./axis";

const AS_OF = toEpochDay("2026-11-22");
const lastDay = (days: (number | null)[], setDays?: number[]) => whatIfAxis(AS_OF, days, setDays).toDay;

describe("whatIfAxis", () => {
  it("ends with the year of the latest day, three to fifteen years on", () => {
    expect(lastDay([null, toEpochDay("2031-02-01")])).toBe(toEpochDay("2031-12-31"));
    expect(lastDay([toEpochDay("2027-02-01"), null])).toBe(toEpochDay("2029-12-31"));
    expect(lastDay([toEpochDay("2090-02-01")])).toBe(toEpochDay("2041-12-31"));
    expect(lastDay([null, Number.POSITIVE_INFINITY])).toBe(toEpochDay("2029-12-31"));
  });

  it("holds a date that somebody set, up to the furthest that may be set", () => {
    expect(lastDay([], [toEpochDay("2044-05-05")])).toBe(toEpochDay("2044-12-31"));
    expect(lastDay([], [toEpochDay("2099-05-05")])).toBe(AS_OF + 7305);
  });

  it("places days between its ends, and years on their first day", () => {
    const axis = whatIfAxis(AS_OF, []);
    expect([AS_OF - 9, AS_OF, axis.toDay, axis.toDay + 9].map(axis.percent)).toEqual([0, 0, 100, 100]);
    expect(axis.years.map(({ year }) => year)).toEqual([2027, 2028, 2029]);
    expect(axis.years[1]?.percent).toBe(axis.percent(toEpochDay("2028-01-01")));
    expect(whatIfAxis(AS_OF, [toEpochDay("2041-01-01")]).years.length).toBeLessThanOrEqual(8);
  });
});
