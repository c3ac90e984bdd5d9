import { describe, expect, it } from "vitest";
import { toEpochDay } from "@/lib/domain/dates";
import { diamond, type StripDates, stripGeometry, stripWindow } from "./date-strip-geometry";

const day = toEpochDay;
const today = day("2026-11-22");
const row: StripDates = {
  p10: day("2027-06-01"),
  p50: day("2028-03-01"),
  p80: day("2029-05-01"),
  p90: day("2030-02-01"),
  stated: { day: day("2027-11-30"), firstDay: day("2027-03-31"), basis: "promised" },
  actual: null,
};

describe("stripWindow", () => {
  it("holds what the rows hold, today included", () => {
    expect(stripWindow([row], today)).toEqual({ fromYear: 2026, toYear: 2031 });
  });
  it("is bounded on both sides", () => {
    const far = { ...row, p90: day("2060-01-01"), actual: day("2015-01-01") };
    expect(stripWindow([far], today)).toEqual({ fromYear: 2023, toYear: 2037 });
  });
  it("has years without any row", () => {
    expect(stripWindow([], today)).toEqual({ fromYear: 2026, toYear: 2031 });
  });
});

describe("stripGeometry", () => {
  const window = { fromYear: 2026, toYear: 2032 };
  it("puts dates in their order inside the drawing", () => {
    const g = stripGeometry(row, window, today, 200);
    const xs = [g.today, g.first?.x, g.bar?.from.x, g.stated?.x, g.median?.x, g.p80?.x, g.bar?.to.x];
    expect([...xs].sort((a, b) => Number(a) - Number(b))).toEqual(xs);
    expect(g.years.map((y) => y.year)).toEqual([2026, 2027, 2028, 2029, 2030, 2031, 2032]);
    expect(g.years[0]?.x).toBe(7);
    expect(g.years.at(-1)?.x).toBe(193);
  });
  it("marks what lies outside at the edge", () => {
    const g = stripGeometry(
      { ...row, p90: null, stated: { day: day("2020-01-01"), firstDay: null, basis: "estimated" } },
      window,
      today,
      200,
    );
    expect(g.bar?.to).toEqual({ x: 193, beyond: "after" });
    expect(g.stated).toEqual({ x: 7, beyond: "before" });
  });
  it("draws no slip when the first date is the newest one, and nothing for what is unknown", () => {
    const d = day("2028-01-01");
    expect(
      stripGeometry({ ...row, stated: { day: d, firstDay: d, basis: "promised" } }, window, today, 200).first,
    ).toBeNull();
    const empty = stripGeometry(
      { p10: null, p50: null, p80: null, p90: null, stated: null, actual: null },
      window,
      today,
      200,
    );
    expect([empty.bar, empty.median, empty.p80, empty.stated, empty.first, empty.actual]).toEqual(Array(6).fill(null));
  });
  it("closes its diamonds", () => {
    expect(diamond(10, 9, 5)).toBe("M10 4l5 5l-5 5l-5 -5z");
  });
});
