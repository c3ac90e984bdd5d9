import { type MonthSpan, monthIndex } from "./month-span";
import type { Unit } from "./parts";
import type { DateContext, FiscalYear } from "./types";

/** The usual fiscal years, for the readings of a text whose own is not known: of the calendar, Japan, India, Australia and the United States' government. */
export const usualFiscalYears: readonly FiscalYear[] = [
  { firstMonth: 1, namedAfter: "last" },
  { firstMonth: 4, namedAfter: "first" },
  { firstMonth: 4, namedAfter: "last" },
  { firstMonth: 7, namedAfter: "last" },
  { firstMonth: 10, namedAfter: "last" },
];

/** The fiscal years that may be meant: the caller's, else that of the word (年度), else every usual one. */
export function fiscalYears(ofWord: FiscalYear | null, { fiscalYear }: DateContext): readonly FiscalYear[] {
  if (fiscalYear) return [fiscalYear];
  return ofWord ? [ofWord] : usualFiscalYears;
}

/** The months of a fiscal year, or of its quarter, half or month, under each calendar; a season has none. `isPair`: the year is the first of `2027/28`. */
export function fiscalPeriods(
  year: number,
  isPair: boolean,
  unit: Unit | null,
  calendars: readonly FiscalYear[],
): MonthSpan[] {
  // A fiscal year that is the calendar's own is never written with two years.
  const possible = isPair ? calendars.filter(({ firstMonth }) => firstMonth > 1) : calendars;
  return possible.flatMap(({ firstMonth, namedAfter }) => {
    const isNamedByFirst = isPair || namedAfter === "first" || firstMonth === 1;
    const start = monthIndex(isNamedByFirst ? year : year - 1, firstMonth);
    return unit ? partOfYear(start, unit) : [{ from: start, count: 12 }];
  });
}

function partOfYear(start: number, { kind, value }: Unit): MonthSpan[] {
  switch (kind) {
    case "half":
      return [{ from: start + (value - 1) * 6, count: 6 }];
    case "quarter":
      return [{ from: start + (value - 1) * 3, count: 3 }];
    case "month":
      return [{ from: start + ((value - 1 - (start % 12) + 12) % 12), count: 1 }];
    case "season":
      return [];
  }
}
