import type { DateOrder, FiscalYear, SourceCalendar } from "./types";

export type Part = "early" | "mid" | "late" | "end";
/** `until` may include its period or not, and so may `since`; `from` begins a range or stands alone, `between` needs one. */
export type Bound = "by" | "before" | "notBefore" | "after" | "until" | "since" | "from" | "between";
export type UnitKind = "month" | "quarter" | "half" | "season";

/** A year as written: of four figures, of another calendar, or the last two figures of one. */
export type WrittenYear =
  | { full: number; calendar: SourceCalendar | null }
  | { short: number; isThai: boolean }
  /** `2027/28`, by its first year. */
  | { pair: number };

/** One way to read `03/04/27`; the order is null where the year's figures decide it. */
export type Figures = { year: WrittenYear; month: number; day: number | null; order: DateOrder | null };

export type Meaning =
  | { type: "filler" }
  /** 경, circa: the period is only near. */
  | { type: "about" }
  /** What happens on the date: 준공, COD. */
  | { type: "event" }
  /** From 1, Monday, to 7. */
  | { type: "weekday"; value: number }
  | { type: "time" }
  /** Between two dates, or, where `mayBeFiller`, between the parts of one: `2027-Q3`. */
  | { type: "joint"; mayBeFiller: boolean }
  | { type: "bound"; bound: Bound; side: "first" | "last" | "either" }
  | { type: "part"; part: Part }
  /** `isNumbered`: written with a figure that a number before it may share, as in `3~4분기`. `yearFirst`: a number before it is a year. */
  | { type: "unit"; unit: UnitKind; value: number; isNumbered?: boolean; yearFirst?: boolean }
  | { type: "day"; value: number }
  | { type: "year"; year: WrittenYear }
  /** One or two figures that may be a day or a year. */
  | { type: "number"; value: number; isThai: boolean }
  | { type: "figures"; readings: Figures[]; isMonthAsked: boolean }
  /** With its own calendar where the word has one: 年度 begins in April. */
  | { type: "fiscal"; fiscalYear: FiscalYear | null }
  | { type: "unknown" };

export type Token = Meaning & { text: string; at: number };

export const isSignificant = ({ type }: Token): boolean => type !== "filler" && type !== "joint" && type !== "about";
