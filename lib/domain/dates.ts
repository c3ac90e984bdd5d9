import { z } from "zod";
import type { DatePrecision } from "./words";

const MS_PER_DAY = 86_400_000;

/** Days since 1970-01-01 (UTC) of an ISO date `YYYY-MM-DD`. @throws RangeError when the text is no real date */
export function toEpochDay(isoDate: string): number {
  const ms = Date.parse(`${isoDate}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(isoDate) || Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== isoDate) {
    throw new RangeError(`"${isoDate}" is not a date: expected YYYY-MM-DD`);
  }
  return ms / MS_PER_DAY;
}

/** The ISO date of an epoch day; fractions are rounded. Null for Infinity ("never"). */
export function toIsoDate(day: number): string | null {
  return Number.isFinite(day) ? new Date(Math.round(day) * MS_PER_DAY).toISOString().slice(0, 10) : null;
}

/** A date as precise as its source: an interval of days. `by` has no first day, `unknown` has neither. */
export type PartialDate = { earliestOn: string | null; latestOn: string | null; precision: DatePrecision };

/** A real calendar date, `YYYY-MM-DD`. */
export const IsoDate = z.string().refine((text) => {
  try {
    toEpochDay(text);
    return true;
  } catch {
    return false;
  }
}, "is not a real date: expected YYYY-MM-DD");
const lastDayOfMonth = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
const firstDayOfMonth = (year: number, month: number) => `${year}-${String(month).padStart(2, "0")}-01`;

function months(year: number, first: number, last: number, precision: DatePrecision): PartialDate {
  return { earliestOn: firstDayOfMonth(year, first), latestOn: lastDayOfMonth(year, last), precision };
}

/**
 * Reads `2027-03-01`, `2027-03`, `2027-Q3`, `2027-H2`, `2027`, and any of them after `by ` (an upper bound only, through its last day).
 * @returns null when the text is none of these
 */
export function parsePartialDate(text: string): PartialDate | null {
  const trimmed = text.trim();
  if (/^by\s/i.test(trimmed)) {
    const inner = parsePartialDate(trimmed.replace(/^by\s+/i, ""));
    return inner && inner.precision !== "by" ? { earliestOn: null, latestOn: inner.latestOn, precision: "by" } : null;
  }
  const match = /^(\d{4})(?:-(?:Q([1-4])|H([12])|(\d{2})(?:-(\d{2}))?))?$/i.exec(trimmed);
  if (!match) return null;
  const [, yearText, quarter, half, monthText, dayText] = match;
  const year = Number(yearText);
  if (quarter) return months(year, Number(quarter) * 3 - 2, Number(quarter) * 3, "quarter");
  if (half) return months(year, Number(half) * 6 - 5, Number(half) * 6, "half");
  if (!monthText) return months(year, 1, 12, "year");
  const month = Number(monthText);
  if (month < 1 || month > 12) return null;
  if (!dayText) return months(year, month, month, "month");
  try {
    toEpochDay(trimmed);
    return { earliestOn: trimmed, latestOn: trimmed, precision: "day" };
  } catch {
    return null;
  }
}
