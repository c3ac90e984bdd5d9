import type { PartialDate } from "../dates";

/** The order of the figures in a column of dates: `03/04/2027` is 3 April (`dmy`) or 4 March (`mdy`). */
export type DateOrder = "dmy" | "mdy" | "ymd";

/** When an organisation's or an economy's fiscal year begins (1 to 12), and whether it is named after the year of its first or last day. */
export type FiscalYear = { firstMonth: number; namedAfter: "first" | "last" };

/** What the caller knows about a text; whatever is not said and matters is asked. */
export type DateContext = {
  order?: DateOrder;
  fiscalYear?: FiscalYear;
  /** Set only where a column says that its numbers are a spreadsheet's days: counted from 1900 (Windows) or 1904 (old Macs). */
  excelSerials?: 1900 | 1904;
  /** Seasons are the northern ones unless the caller says otherwise. */
  hemisphere?: "north" | "south";
  /** For the nearest readings of a text without a year. Never read into a text. */
  thisYear?: number;
};

/** What a date was converted from. */
export type SourceCalendar = "japanese_era" | "minguo" | "buddhist" | "fiscal" | "spreadsheet";

export type ReadDate = {
  kind: "read";
  /** The first and last day that the text allows. */
  date: PartialDate;
  /** The same in the form that is kept in addresses and files: `2027-Q3`, `by 2028-06`, `2027-04/2027-09`. */
  canonical: string;
  calendar: SourceCalendar | null;
};

/** What must be asked before a text can be read. */
export type DateQuestion =
  | "dayMonthOrder"
  | "fiscalYear"
  /** `2027-28`: two calendar years or one fiscal year. */
  | "fiscalOrCalendar"
  /** `3Q95`: 1995 or 2095. */
  | "century"
  /** `until 2028`, `2028년 이후`: with 2028 or without. */
  | "boundary"
  /** `winter 2027`: the one that begins or the one that ends in 2027. */
  | "season"
  /** `2027-1`: a month, a quarter or a half-year. */
  | "monthQuarterHalf";

export type DateRefusal =
  | "notUnderstood"
  | "noYear"
  | "yearOutside"
  /** A day or month that no calendar has: 31 November, month 13. */
  | "noSuchDay"
  /** `Nov 27`: a day without a year, or a year. */
  | "dayOrYear"
  /** Parts that do not make one date: two quarters, a range that ends before it begins. */
  | "contradiction"
  /** A bare number: a spreadsheet's day, perhaps, but nobody said so. */
  | "serial"
  | "tooLong";

/** A text about a date: read; a stand-in for unknown; more than one reading; or refused, with the part that failed and what comes nearest. */
export type DateReading =
  | ReadDate
  | { kind: "unknown" }
  | { kind: "ambiguous"; question: DateQuestion; readings: ReadDate[] }
  | { kind: "refused"; reason: DateRefusal; part: string; nearest: ReadDate[] };
