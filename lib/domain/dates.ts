import { millisecondsInDay } from "date-fns/constants";
import { z } from "zod";
import type { DatePrecision } from "./vocabulary";

/** Days since 1970-01-01 (UTC) of an ISO date `YYYY-MM-DD`. @throws RangeError when the text is no real date */
export function toEpochDay(isoDate: string): number {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(isoDate) ? Date.parse(`${isoDate}T00:00:00Z`) : Number.NaN;
  // JavaScript takes 30 February for 2 March.
  if (new Date(at).getUTCDate() !== Number(isoDate.slice(8)))
    throw new RangeError(`"${isoDate}" is not a date: expected YYYY-MM-DD`);
  return at / millisecondsInDay;
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

/** A date as precise as its source: an interval of days. `by` has no first day, `not_before` no last one, `unknown` has neither. */
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

/** Whether an ISO date lies in those years; one of five figures for the year does not. */
export const isMilestoneDay = (isoDate: string): boolean =>
  isoDate.length === 10 && isoDate >= `${milestoneYears.first}-01-01` && isoDate <= `${milestoneYears.last}-12-31`;

/** Of the Julian calendar: leap years even out. */
export const DAYS_PER_YEAR = 365.25;
