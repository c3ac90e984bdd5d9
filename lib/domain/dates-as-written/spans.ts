import { isMilestoneDay } from "../dates";
import { periodsOf } from "./calendar-periods";
import { type Days, daysOf, isoDay, isRealDay, type MonthSpan, partOf } from "./month-span";
import type { Parts } from "./parts";
import { type Problem, problem, writtenAs } from "./problem";
import { isStandIn } from "./stand-ins";
import type { Part, Token, UnitKind } from "./tokens";
import type { DateContext, DateQuestion, SourceCalendar } from "./types";
import { asBuddhist, calendarOf } from "./written-years";

/** One reading of a period, and the part and the calendar that it was said in. */
export type Span = Days & { whole: Days; part: Part | null; calendar: SourceCalendar | null };
export type Spans = { ok: true; spans: Span[]; question: DateQuestion };

const limits: Record<UnitKind, number> = { month: 12, quarter: 4, half: 2, season: 4 };

/** Every reading of the parts of one date, in figures or words, that lies in the years of a milestone or is a stand-in. */
export function wordSpans(parts: Parts, context: DateContext): Spans | Problem {
  const { tokens, year, unit, day } = parts;
  const whole = writtenAs(tokens);
  if (!year) return problem("noYear", whole);
  if (unit && (unit.value < 1 || unit.value > limits[unit.kind]))
    return problem("noSuchDay", whole, [tokens.filter(({ type }) => type !== "unit")]);
  if (day !== null && (unit?.kind !== "month" || parts.part)) return problem("contradiction", whole);
  const found = periodsOf(year, parts, context);
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
  const kept = spans.filter(
    (span) => isStandIn(span) || (isMilestoneDay(span.earliestOn) && isMilestoneDay(span.latestOn)),
  );
  if (kept.length > 0) return { ok: true, spans: kept, question };
  const written = tokens.find(({ type }) => type === "year" || type === "figures");
  return problem("yearOutside", written?.text ?? writtenAs(tokens), [asBuddhist(tokens)]);
}

function withoutDay(tokens: Token[]): Token[] {
  const day = tokens.find(({ type }) => type === "day" || type === "number");
  return tokens.filter((token) => token !== day);
}
