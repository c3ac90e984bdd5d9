import { fiscalPeriods, fiscalYears } from "./fiscal";
import { type MonthSpan, monthIndex } from "./month-span";
import type { Parts, Unit } from "./parts";
import type { WrittenYear } from "./tokens";
import type { DateContext, DateQuestion } from "./types";
import { yearsOf } from "./written-years";

/** The readings of a period in months; what is asked where they are several. */
type Periods = { periods: MonthSpan[]; question: DateQuestion; isFiscal: boolean };

/**
 * The months that a year and the unit within it stand for, in the calendar's year or in a fiscal one.
 * @returns null where they make no period: a season of a fiscal year, a month of `2027/28`
 */
export function periodsOf(year: WrittenYear, { unit, fiscal }: Parts, context: DateContext): Periods | null {
  const years = yearsOf(year);
  const isPair = "pair" in year;
  const isSplit = unit?.kind === "quarter" || unit?.kind === "half";
  if (fiscal || (isPair && isSplit)) {
    const calendars = fiscalYears(fiscal?.fiscalYear ?? null, context);
    const periods = years.flatMap((one) => fiscalPeriods(one, isPair, unit, calendars));
    return periods.length > 0
      ? { periods, question: calendars.length > 1 ? "fiscalYear" : "century", isFiscal: true }
      : null;
  }
  if (isPair && unit === null) {
    const ofFiscal = fiscalPeriods(year.pair, true, null, fiscalYears(null, context));
    const both = { from: monthIndex(year.pair, 1), count: 24 };
    return { periods: [both, ...ofFiscal], question: "fiscalOrCalendar", isFiscal: false };
  }
  if (unit?.kind === "season") {
    const periods = years.flatMap((one) => seasonsOf(one, unit.value, isPair, context));
    return periods.length > 0 ? { periods, question: years.length > 1 ? "century" : "season", isFiscal: false } : null;
  }
  if (isPair) return null;
  return { periods: years.map((one) => calendarPeriod(one, unit)), question: "century", isFiscal: false };
}

const monthsOf = { month: 1, quarter: 3, half: 6, season: 3 } as const;

function calendarPeriod(year: number, unit: Unit | null): MonthSpan {
  if (!unit) return { from: monthIndex(year, 1), count: 12 };
  const count = monthsOf[unit.kind];
  return { from: monthIndex(year, 1) + (unit.value - 1) * count, count };
}

/** Spring begins in March, south of the equator in September; the season over the turn of the year has that of either year. */
function seasonsOf(year: number, season: number, isPair: boolean, { hemisphere }: DateContext): MonthSpan[] {
  const month = ((season * 3 - 1 + (hemisphere === "south" ? 6 : 0)) % 12) + 1;
  const isOverNewYear = month === 12;
  if (isPair && !isOverNewYear) return [];
  const from = monthIndex(year, month);
  const begins = isOverNewYear && !isPair ? [from - 12, from] : [from];
  return begins.map((first) => ({ from: first, count: 3 }));
}
