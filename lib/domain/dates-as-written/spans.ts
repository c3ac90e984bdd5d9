import { milestoneYears } from "../dates";
import { fiscalPeriods, fiscalYears } from "./fiscal";
import { type Days, daysOf, isoDay, isRealDay, type MonthSpan, monthIndex, partOf } from "./month-span";
import type { Parts, Unit } from "./parts";
import { type Problem, problem, writtenAs } from "./problem";
import { isStandIn } from "./stand-ins";
import type { Part, Token, UnitKind, WrittenYear } from "./tokens";
import type { DateContext, DateQuestion, SourceCalendar } from "./types";

/** One reading of a period, and the part and the calendar that it was said in. */
export type Span = Days & { whole: Days; part: Part | null; calendar: SourceCalendar | null };
export type Spans = { ok: true; spans: Span[]; question: DateQuestion };

/** The readings of the years that two figures may stand for, or the one year that is written. */
export function yearsOf(year: WrittenYear): number[] {
  if ("full" in year) return [year.full];
  if ("pair" in year) return [year.pair];
  return [1900 + year.short, 2000 + year.short].filter(isMilestoneYear);
}

const isMilestoneYear = (year: number) => year >= milestoneYears.first && year <= milestoneYears.last;
export const calendarOf = (year: WrittenYear): SourceCalendar | null => ("full" in year ? year.calendar : null);

const limits: Record<UnitKind, number> = { month: 12, quarter: 4, half: 2, season: 4 };

/** Every reading of the parts of one date, in figures or words, that lies in the years of a milestone or is a stand-in. */
export function wordSpans(parts: Parts, context: DateContext): Spans | Problem {
  const { tokens, year, unit, day } = parts;
  const whole = writtenAs(tokens);
  if (!year) return problem("noYear", whole);
  if (unit && (unit.value < 1 || unit.value > limits[unit.kind]))
    return problem("noSuchDay", whole, [tokens.filter(({ type }) => type !== "unit")]);
  if (day !== null && (unit?.kind !== "month" || parts.part)) return problem("contradiction", whole);
  const found = periodsOf(year, unit, parts, context);
  if (!found) return problem("contradiction", whole);
  const calendar = found.isFiscal ? "fiscal" : calendarOf(year);
  if (day === null) return placed(found.periods, parts, found.question, calendar);
  const days = found.periods.filter(({ from }) => isRealDay(Math.floor(from / 12), (from % 12) + 1, day));
  if (days.length === 0) return problem("noSuchDay", whole, [withoutDay(tokens)]);
  const spans = days.map(({ from }): Days => ({ earliestOn: isoDay(from, day), latestOn: isoDay(from, day) }));
  return inRange(
    spans.map((span) => ({ ...span, whole: span, part: null, calendar })),
    parts,
    found.question,
  );
}

function placed(periods: MonthSpan[], parts: Parts, question: DateQuestion, calendar: SourceCalendar | null) {
  const { part, tokens } = parts;
  const spans = periods.flatMap((period): Span[] => {
    const days = part ? partOf(period, part) : daysOf(period);
    return days ? [{ ...days, whole: daysOf(period), part, calendar }] : [];
  });
  return spans.length > 0 ? inRange(spans, parts, question) : problem("contradiction", writtenAs(tokens));
}

/** The spans within the years of a milestone, and those that stand for unknown. */
export function inRange(spans: Span[], { tokens }: Parts, question: DateQuestion): Spans | Problem {
  const { first, last } = milestoneYears;
  const kept = spans.filter(
    (span) => isStandIn(span) || (span.earliestOn >= `${first}-01-01` && span.latestOn <= `${last}-12-31`),
  );
  if (kept.length > 0) return { ok: true, spans: kept, question };
  const written = tokens.find(({ type }) => type === "year" || type === "figures");
  return problem("yearOutside", written?.text ?? writtenAs(tokens), asBuddhist(tokens));
}

type Periods = { periods: MonthSpan[]; question: DateQuestion; isFiscal: boolean };

function periodsOf(year: WrittenYear, unit: Unit | null, parts: Parts, context: DateContext): Periods | null {
  const years = yearsOf(year);
  const isPair = "pair" in year;
  const isSplit = unit?.kind === "quarter" || unit?.kind === "half";
  if (parts.fiscal || (isPair && isSplit)) {
    const calendars = fiscalYears(parts.fiscal?.fiscalYear ?? null, context);
    const periods = years.flatMap((one) => fiscalPeriods(one, isPair, unit, calendars));
    return periods.length > 0
      ? { periods, question: calendars.length > 1 ? "fiscalYear" : "century", isFiscal: true }
      : null;
  }
  if (isPair && unit === null) {
    const fiscal = fiscalPeriods(year.pair, true, null, fiscalYears(null, context));
    const both = { from: monthIndex(year.pair, 1), count: 24 };
    return { periods: [both, ...fiscal], question: "fiscalOrCalendar", isFiscal: false };
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

function withoutDay(tokens: Token[]): Token[] {
  const day = tokens.find(({ type }) => type === "day" || type === "number");
  return tokens.filter((token) => token !== day);
}

/** The same with every year of the common count taken for a Buddhist one: 2570 is 2027. */
function asBuddhist(tokens: Token[]): Token[][] {
  const isLate = (token: Token) =>
    token.type === "year" && "full" in token.year && token.year.full > milestoneYears.last;
  if (!tokens.some(isLate)) return [];
  return [
    tokens.map((token) =>
      token.type === "year" && "full" in token.year
        ? { ...token, year: { full: token.year.full - 543, calendar: "buddhist" } }
        : token,
    ),
  ];
}
