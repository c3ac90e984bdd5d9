import { expect, it } from "vitest";
import { toEpochDay } from "@/lib/domain/dates";
import type { HistoryPoint } from "@/lib/track-record/history";
import { historyGeometry } from "./history-geometry";

const size = { width: 560, height: 210, left: 40, right: 8, top: 10, bottom: 24 };
const day = toEpochDay;
const point = (asOfOn: string, p50On: string | null, change: Partial<HistoryPoint> = {}): HistoryPoint => ({
  asOfDay: day(asOfOn),
  p10Day: p50On === null ? null : day(p50On) - 100,
  p50Day: p50On === null ? null : day(p50On),
  p90Day: p50On === null ? null : day(p50On) + 300,
  announcedDay: day("2027-01-01"),
  announcedBasis: "promised",
  isReplay: false,
  ...change,
});

it("draws one point as a mark in the middle, with no band", () => {
  const g = historyGeometry([point("2026-11-22", "2028-01-01")], null, size);
  expect(g).toMatchObject({ band: null, median: null, happened: null });
  expect(g.marks).toHaveLength(1);
  expect(g.marks[0]?.x).toBeCloseTo((size.left + size.width - size.right) / 2, 6);
  expect(g.announced[0]?.from).toBeLessThan(g.marks[0]?.x as number);
  expect(g.announced[0]?.to).toBeGreaterThan(g.marks[0]?.x as number);
});

it("draws the archive as a band and a replay as a mark apart from it", () => {
  const points = [
    point("2025-12-01", "2027-06-01", { isReplay: true }),
    point("2026-06-01", "2028-01-01"),
    point("2026-11-22", "2028-02-01"),
  ];
  const g = historyGeometry(points, null, size);
  expect(g.marks.map(({ isReplay }) => isReplay)).toEqual([true]);
  expect(g.median?.match(/[ML]/g)).toHaveLength(2);
  expect(g.marks[0]?.x).toBeCloseTo(g.first.x, 9);
});

it("puts a later date higher, and a date that never comes at the top", () => {
  const g = historyGeometry(
    [point("2026-11-22", null), point("2026-01-01", "2027-06-01", { isReplay: true })],
    null,
    size,
  );
  const [never, known] = g.marks;
  expect(never).toMatchObject({ low: size.top, middle: size.top, high: size.top });
  expect(known?.low).toBeGreaterThan(known?.middle as number);
  expect(known?.middle).toBeGreaterThan(known?.high as number);
});

it("joins the announced date while it stands, and steps on the day it was found moved", () => {
  const moved = { announcedDay: day("2027-06-01") };
  const points = [
    point("2026-01-01", "2028-01-01"),
    point("2026-03-01", "2028-01-01"),
    point("2026-05-01", "2028-01-01", moved),
    point("2026-07-01", "2028-01-01", { announcedDay: null, announcedBasis: null }),
  ];
  const { announced, first } = historyGeometry(points, null, size);
  expect(announced).toHaveLength(2);
  expect(announced[0]?.from).toBeCloseTo(first.x, 9);
  expect(announced[0]?.to).toBeCloseTo(announced[1]?.from as number, 9);
  expect(announced[1]?.y).toBeLessThan(announced[0]?.y as number);
});

it("marks the day it happened", () => {
  const g = historyGeometry([point("2026-01-01", "2027-06-01")], day("2027-03-01"), size);
  expect(g.happened).toBeGreaterThan(size.top);
  expect(g.happened).toBeLessThan(size.height - size.bottom);
});
