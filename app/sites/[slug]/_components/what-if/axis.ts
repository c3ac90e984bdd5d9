import { toEpochDay, toIsoDate } from "@/lib/domain/dates";
import { DAY_RANGE } from "@/lib/what-if/change";

/** Whole years from the as-of day on; `percent` is a day's place, 0–100, clamped. */
export type Axis = {
  fromDay: number;
  toDay: number;
  percent: (day: number) => number;
  years: { year: number; percent: number }[];
};

const yearOf = (day: number) => Number(toIsoDate(day)?.slice(0, 4));

/**
 * The time axis of a what-if: from the as-of day to the end of the year of the latest of `days`, three to fifteen years long unless a date
 * that somebody set (`setDays`) lies beyond. Absent days do not count.
 */
export function whatIfAxis(asOfDay: number, days: (number | null)[], setDays: number[] = []): Axis {
  const known = days.filter((day): day is number => day !== null && Number.isFinite(day));
  const year = yearOf(asOfDay);
  const latestYear = Math.max(year, ...known.map(yearOf));
  const lastYear = Math.max(
    Math.min(year + 15, Math.max(year + 3, latestYear)),
    ...setDays.map((day) => yearOf(Math.min(day, asOfDay + DAY_RANGE.ahead))),
  );
  const toDay = Math.min(toEpochDay(`${lastYear}-12-31`), asOfDay + DAY_RANGE.ahead);
  const percent = (day: number) =>
    Math.round(Math.min(1, Math.max(0, (day - asOfDay) / (toDay - asOfDay))) * 10_000) / 100;
  const every = Math.ceil((lastYear - year) / 8);
  return {
    fromDay: asOfDay,
    toDay,
    percent,
    years: Array.from({ length: lastYear - year }, (_, i) => year + 1 + i)
      .filter((_, i) => i % every === 0)
      .map((one) => ({ year: one, percent: percent(toEpochDay(`${one}-01-01`)) })),
  };
}
