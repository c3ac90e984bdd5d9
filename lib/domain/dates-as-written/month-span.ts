import { UTCDate } from "@date-fns/utc";
import { getDaysInMonth } from "date-fns";
import { toEpochDay, toIsoDate } from "../dates";
import type { Part } from "./tokens";

/** So many whole months from one on; months are counted from January of the year 0. */
export type MonthSpan = { from: number; count: number };
export type Days = { earliestOn: string; latestOn: string };

export const monthIndex = (year: number, month: number): number => year * 12 + month - 1;

const two = (n: number) => String(n).padStart(2, "0");
const monthText = (index: number) => `${String(Math.floor(index / 12)).padStart(4, "0")}-${two((index % 12) + 1)}`;

/** The calendar repeats after 400 years; JavaScript takes the years 0 to 99 for others. */
const daysInMonth = (index: number) =>
  getDaysInMonth(new UTCDate(2000 + (Math.floor(index / 12) % 400), index % 12, 1));

export const isoDay = (index: number, day: number): string => `${monthText(index)}-${two(day)}`;

export function isRealDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(monthIndex(year, month));
}

export function daysOf({ from, count }: MonthSpan): Days {
  const last = from + count - 1;
  return { earliestOn: isoDay(from, 1), latestOn: isoDay(last, daysInMonth(last)) };
}

/** Months of the early, middle and late part, by the months of the whole. */
const shares = new Map<number, [number, number, number]>([
  [12, [3, 6, 3]],
  [6, [2, 2, 2]],
  [3, [1, 1, 1]],
]);

/**
 * The days of a part: of a year the first quarter, the two middle ones, the last; of a half-year two months each; of a quarter or season
 * one month each; of a month the days to the 10th, to the 20th, and the rest. The end is the late part.
 * @returns null for a span of another length
 */
export function partOf(span: MonthSpan, part: Part): Days | null {
  if (span.count === 1) {
    const [first, last] = part === "early" ? [1, 10] : part === "mid" ? [11, 20] : [21, daysInMonth(span.from)];
    return { earliestOn: isoDay(span.from, first), latestOn: isoDay(span.from, last) };
  }
  const share = shares.get(span.count);
  if (!share) return null;
  const [early, mid, late] = share;
  if (part === "early") return daysOf({ from: span.from, count: early });
  if (part === "mid") return daysOf({ from: span.from + early, count: mid });
  return daysOf({ from: span.from + early + mid, count: late });
}

/** The last day of the first half: of 2027 30 June. */
export function middleOf({ earliestOn, latestOn }: Days): string {
  const [year = 0, month = 0] = earliestOn.split("-").map(Number);
  const [endYear = 0, endMonth = 0] = latestOn.split("-").map(Number);
  const count = monthIndex(endYear, endMonth) - monthIndex(year, month) + 1;
  if (count % 2 === 0) return daysOf({ from: monthIndex(year, month), count: count / 2 }).latestOn;
  return toIsoDate(Math.floor((toEpochDay(earliestOn) + toEpochDay(latestOn)) / 2)) ?? latestOn;
}
