import { withBound } from "./bounds";
import { boundsOf } from "./bounds-of";
import { withoutEvents } from "./events";
import { figureSpans } from "./figure-spans";
import { fittingSpans, withoutDayOnly } from "./fitting-spans";
import { settleNumbers } from "./numbers-settled";
import { type Parts, sortParts } from "./parts";
import { periodOf } from "./periods";
import { type Problem, problem, writtenAs } from "./problem";
import { rangesOf } from "./range";
import { type Span, type Spans, wordSpans } from "./spans";
import { isStandIn, isStandInDay } from "./stand-ins";
import { type Bound, isSignificant, type Token } from "./tokens";
import type { DateContext, DateReading, ReadDate } from "./types";

/** Reads the tokens of a text; what cannot be read is refused with the nearest that can. */
export function readTokens(tokens: Token[], context: DateContext): DateReading {
  const found = readBounded(tokens, context);
  if (!("instead" in found)) return found;
  const nearest = found.instead.flatMap((instead): ReadDate[] => {
    const near = readBounded(instead, context);
    if ("instead" in near) return [];
    return near.kind === "read" ? [near] : near.kind === "ambiguous" ? near.readings : [];
  });
  return { kind: "refused", reason: found.reason, part: found.part, nearest: distinct(nearest) };
}

function readBounded(written: Token[], context: DateContext): DateReading | Problem {
  const unknown = written.find(({ type }) => type === "unknown");
  if (unknown) return problem("notUnderstood", unknown.text, [written.filter(({ type }) => type !== "unknown")]);
  const plain = withoutEvents(written);
  if (!plain.ok) return plain;
  const { tokens } = plain;
  const split = boundsOf(tokens);
  if (!split.ok) return split;
  const { bound, body } = split;
  if (!body.some(isSignificant)) return problem("notUnderstood", writtenAs(tokens));
  const one = split.isRange ? null : readOne(body, context);
  if (one?.ok) return bounded(bound, one, body);
  const range = readRange(body, context);
  if (range) return bounded(bound === "from" ? null : bound, range, body);
  const found = one ?? problem("contradiction", writtenAs(body));
  const years = withYears(tokens, body, context);
  if (found.reason === "dayOrYear") return { ...found, instead: [...found.instead, ...years] };
  return found.reason === "noYear" ? problem("noYear", writtenAs(tokens), years) : found;
}

/** One date. */
function readOne(tokens: Token[], context: DateContext): Spans | Problem {
  const sorted = sortParts(tokens);
  return sorted.ok ? spansOf(sorted.parts, context) : sorted;
}

function spansOf(parts: Parts, context: DateContext): Spans | Problem {
  const found = parts.figures ? figureSpans(parts, parts.figures, context) : settledSpans(parts, context);
  return found.ok ? fittingSpans(found, parts.tokens) : { ...found, instead: found.instead.map(withoutDayOnly) };
}

function settledSpans(parts: Parts, context: DateContext): Spans | Problem {
  const settled = settleNumbers(parts);
  return settled.ok ? wordSpans(settled.parts, context) : settled;
}

/** From the first day of one date through the last of another. @returns null where no split makes a range, or two make different ones */
function readRange(tokens: Token[], context: DateContext): Spans | null {
  const found = rangesOf(tokens).flatMap(({ first, last }): Spans[] => {
    const from = spansOf(first, context);
    const to = spansOf(last, context);
    if (!from.ok || !to.ok) return [];
    const spans = pairs(from, to).flatMap(([a, b]) => (isRange(a, b) ? [hull(a, b)] : []));
    const question = from.spans.length > 1 ? from.question : to.question;
    return spans.length > 0 ? [{ ok: true, spans, question }] : [];
  });
  const [one, another] = found;
  return one && !another ? one : null;
}

/** Each reading of the one end with each of the other; where both ask the same, the same answer holds for both. */
function pairs(from: Spans, to: Spans): [Span, Span][] {
  const isSame = from.question === to.question && from.spans.length === to.spans.length;
  return from.spans.flatMap((a, i) => to.spans.flatMap((b, j): [Span, Span][] => (isSame && i !== j ? [] : [[a, b]])));
}

/** Whether the second begins and ends no earlier than the first. A stand-in is no end of a range. */
function isRange(a: Span, b: Span): boolean {
  const isInOrder = a.earliestOn <= b.earliestOn && a.latestOn <= b.latestOn;
  const ends = periodOf(hull(a, b)).canonical.split("/");
  return isInOrder && !isStandIn(a) && !isStandIn(b) && !ends.some(isStandInDay);
}

function hull(a: Span, b: Span): Span {
  const days = { earliestOn: a.earliestOn, latestOn: b.latestOn };
  return { ...days, whole: days, part: null, calendar: a.calendar ?? b.calendar };
}

function bounded(bound: Bound | null, { spans, question }: Spans, body: Token[]): DateReading | Problem {
  if (spans.some(isStandIn)) return { kind: "unknown" };
  const readings = distinct(
    spans.flatMap((span) =>
      withBound(bound, span).map((one): ReadDate => ({ kind: "read", ...one, calendar: span.calendar })),
    ),
  );
  const [first, second] = readings;
  if (!first) return problem("yearOutside", writtenAs(body));
  if (readings.some(({ date }) => date.latestOn === null && isStandInDay(date.earliestOn ?? "")))
    return { kind: "unknown" };
  if (!second) return first;
  const isBoundAsked = spans.length === 1;
  return { kind: "ambiguous", question: isBoundAsked ? "boundary" : question, readings };
}

function distinct(readings: ReadDate[]): ReadDate[] {
  const byInterval = new Map(readings.map((one) => [`${one.date.earliestOn}/${one.date.latestOn}`, one]));
  return [...byInterval.values()];
}

/** The same with this year and the next: what a text without a year comes nearest to. */
function withYears(tokens: Token[], body: Token[], { thisYear }: DateContext): Token[][] {
  const at = tokens.indexOf(body[0] as Token);
  if (thisYear === undefined) return [];
  return [thisYear, thisYear + 1].map((full) => {
    const year: Token = { type: "year", year: { full, calendar: null }, text: String(full), at: 0 };
    return [...tokens.slice(0, at), year, ...tokens.slice(at)];
  });
}
