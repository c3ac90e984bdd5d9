import { UTCDate } from "@date-fns/utc";
import { addMonths, lightFormat, subDays } from "date-fns";
import { millisecondsInDay } from "date-fns/constants";
import { z } from "zod";
import type { DatePrecision } from "./vocabulary";

/** Days since 1970-01-01 (UTC) of an ISO date `YYYY-MM-DD`. @throws RangeError when the text is no real date */
export function toEpochDay(isoDate: string): number {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(isoDate) ? Date.parse(`${isoDate}T00:00:00Z`) / millisecondsInDay : Number.NaN;
  // JavaScript takes 30 February for 2 March.
  if (Number.isNaN(day) || isoDateOf(day) !== isoDate)
    throw new RangeError(`"${isoDate}" is not a date: expected YYYY-MM-DD`);
  return day;
}

/** The ISO date of an epoch day; fractions are rounded. Null for Infinity ("never"). */
export function toIsoDate(day: number): string | null {
  return Number.isFinite(day) ? isoDateOf(day) : null;
}

/** The ISO date of an epoch day that is a number; fractions are rounded. @throws RangeError for Infinity and NaN */
export const isoDateOf = (day: number): string =>
  new Date(Math.round(day) * millisecondsInDay).toISOString().slice(0, 10);

/** The ISO date so many days after another. @throws RangeError when the text is no real date */
export const addDays = (isoDate: string, days: number): string => isoDateOf(toEpochDay(isoDate) + days);

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

/** The years in which a milestone can be: an earlier or later one is a slip of the pen, or of another calendar. */
export const milestoneYears = { first: 1990, last: 2100 } as const;

const isMilestoneDay = (isoDate: string) =>
  isoDate >= `${milestoneYears.first}-01-01` && isoDate <= `${milestoneYears.last}-12-31`;

/**
 * Reads `2027-03-01`, `2027-03`, `2027-Q3`, `2027-H2`, `2027`; any of them after `by ` (an upper bound only, through its last day) or after
 * `before ` (an upper bound only, through the day before its first).
 * @returns null when the text is none of these, or one of its days lies outside `milestoneYears`
 */
export function parsePartialDate(text: string): PartialDate | null {
  const trimmed = text.trim();
  const [, bound, boundText] = /^(by|before)\s+(.+)$/i.exec(trimmed) ?? [];
  if (!bound || !boundText) return parseInterval(trimmed);
  const inner = parseInterval(boundText);
  if (!inner) return null;
  const latestOn = bound.toLowerCase() === "by" ? inner.latestOn : addDays(inner.earliestOn, -1);
  return isMilestoneDay(latestOn) ? { earliestOn: null, latestOn, precision: "by" } : null;
}

type Interval = { earliestOn: string; latestOn: string; precision: DatePrecision };

function parseInterval(text: string): Interval | null {
  const match = /^(\d{4})(?:-(?:Q([1-4])|H([12])|(\d{2})(?:-(\d{2}))?))?$/i.exec(text);
  if (!match) return null;
  const [, yearText, quarter, half, month, day] = match;
  const year = Number(yearText);
  if (year < milestoneYears.first || year > milestoneYears.last) return null;
  if (day) return IsoDate.safeParse(text).success ? { earliestOn: text, latestOn: text, precision: "day" } : null;
  if (quarter) return months(year, Number(quarter) * 3 - 2, 3, "quarter");
  if (half) return months(year, Number(half) * 6 - 5, 6, "half");
  if (!month) return months(year, 1, 12, "year");
  return Number(month) >= 1 && Number(month) <= 12 ? months(year, Number(month), 1, "month") : null;
}

/** From the first day of a month through the last of `count` months. */
function months(year: number, first: number, count: number, precision: DatePrecision): Interval {
  const start = new UTCDate(year, first - 1, 1);
  return { earliestOn: isoDate(start), latestOn: isoDate(subDays(addMonths(start, count), 1)), precision };
}

const isoDate = (date: UTCDate) => lightFormat(date, "yyyy-MM-dd");
