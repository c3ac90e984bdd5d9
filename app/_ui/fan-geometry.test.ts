import { expect, it } from "vitest";
import { fanGeometry } from "./fan-geometry";

const box = { width: 300, height: 200, left: 40, right: 10, top: 10, bottom: 20 };
const size = { ...box, valueTicks: 4, niceTicks: 4, yearWidth: 34 };
const year = (of: number, p10: number, p50: number, p90: number) => ({ year: of, mean: p50, p10, p50, p90 });

it("draws years from left to right, larger figures higher, and a negative P10 below zero", () => {
  const g = fanGeometry([year(2028, -1, 2, 4), year(2029, 0, 3, 8)], [], size);
  expect(g.dots.map(({ x }) => x)).toEqual([102.5, 227.5]);
  expect(g.dots[0]?.y).toBeGreaterThan(g.dots[1]?.y as number);
  expect(g.valueTicks.find(({ value }) => value === 0)?.y).toBeLessThan(size.height - size.bottom);
});

it("keeps a claim beyond the fan inside the picture, over the whole of its years", () => {
  const claim = { key: "a09", fromYear: 2029, toYear: 2029, low: 8, high: 10, standing: "independent" as const };
  const [mark] = fanGeometry([year(2028, 0, 1, 2), year(2029, 0, 1, 2)], [claim], size).marks;
  expect(mark).toMatchObject({ x: 165, width: 125, y: size.top });
  expect(mark?.height).toBeCloseTo(34, 6);
});

it("draws the ends of the same with less drawn inside the picture, and nothing without it", () => {
  const fan = [year(2028, 0, 1, 2), year(2029, 0, 1, 2)];
  const wide = [year(2028, -4, 1, 8), year(2029, -4, 1, 8)];
  const g = fanGeometry(fan, null, size, wide);
  expect(g.within).toMatch(/^M40,180L290,180M40,10L290,10$/);
  expect(fanGeometry(fan, null, size).within).toBe("");
});

it("draws nothing but zeros as a flat line, and every second year where they are many", () => {
  const many = Array.from({ length: 12 }, (_, i) => year(2025 + i, 0, 0, 0));
  const g = fanGeometry(many, [], size);
  expect(new Set(g.dots.map(({ y }) => y)).size).toBe(1);
  expect(g.yearTicks.map(({ year: one }) => one)).toEqual([2025, 2027, 2029, 2031, 2033, 2035]);
});

it("without marks runs from edge to edge, with no dots, and a single year stands at the left", () => {
  const g = fanGeometry([year(2028, 0, 1, 2), year(2030, 0, 1, 2)], null, size);
  expect(g.yearTicks.map(({ x }) => x)).toEqual([40, 290]);
  expect(g.dots).toEqual([]);
  expect(fanGeometry([year(2028, 0, 1, 2)], null, size).yearTicks).toEqual([{ year: 2028, x: 40 }]);
});

it.each([1, 4, 5, 8, 9, 12, 60])("writes at most four of %d years where each takes a quarter of the width", (years) => {
  const many = Array.from({ length: years }, (_, i) => year(2025 + i, 0, 1, 2));
  const quarter = { ...size, yearWidth: 62.6 };
  const { yearTicks } = fanGeometry(many, null, quarter);
  expect(yearTicks.length).toBe(Math.ceil(years / Math.ceil(years / 4)));
});
