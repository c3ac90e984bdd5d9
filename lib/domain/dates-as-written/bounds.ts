import { addDays, isMilestoneDay, type PartialDate } from "../dates";
import { middleOf } from "./month-span";
import { periodOf } from "./periods";
import type { Span } from "./spans";
import type { Bound } from "./tokens";
import type { ReadDate } from "./types";

type Reading = Omit<ReadDate, "kind" | "calendar">;

const upTo = (latestOn: string): PartialDate => ({ earliestOn: null, latestOn, precision: "by" });
const startingOn = (earliestOn: string): PartialDate => ({ earliestOn, latestOn: null, precision: "not_before" });
const throughPeriod = (day: string): string => `by ${isMonthEnd(day) ? day.slice(0, 7) : day}`;
const isMonthEnd = (day: string) => addDays(day, 1).endsWith("-01");

/**
 * What a bound makes of a period. `by` ends with the last day, `before` on the day before the first; as a bound the middle of a period is
 * the end of its first half, and what comes before its end may come on its last day. Two readings where the bound may or may not include
 * its period.
 * @returns none where the bound lies outside the years of a milestone
 */
export function withBound(bound: Bound | null, span: Span): Reading[] {
  const { canonical, precision } = periodOf(span);
  switch (bound) {
    case null:
    case "between":
      return [{ date: { earliestOn: span.earliestOn, latestOn: span.latestOn, precision }, canonical }];
    case "by":
      return [by(span, canonical)];
    case "before":
      return before(span, canonical);
    case "notBefore":
    case "from":
      return [{ date: startingOn(span.earliestOn), canonical: `not before ${canonical}` }];
    case "after":
      return after(span, canonical);
    case "until":
      return [by(span, canonical), ...before(span, canonical)];
    case "since":
      return [...withBound("notBefore", span), ...after(span, canonical)];
  }
}

function by(span: Span, canonical: string): Reading {
  if (span.part !== "mid") return { date: upTo(span.latestOn), canonical: `by ${canonical}` };
  const middle = middleOf(span.whole);
  return { date: upTo(middle), canonical: throughPeriod(middle) };
}

function before(span: Span, canonical: string): Reading[] {
  if (span.part === "mid") return [by(span, canonical)];
  if (span.part === "end") return [{ date: upTo(span.latestOn), canonical: throughPeriod(span.latestOn) }];
  const latestOn = addDays(span.earliestOn, -1);
  return isMilestoneDay(latestOn) ? [{ date: upTo(latestOn), canonical: `before ${canonical}` }] : [];
}

function after(span: Span, canonical: string): Reading[] {
  const last = span.part === "mid" ? middleOf(span.whole) : span.latestOn;
  const earliestOn = addDays(last, 1);
  if (!isMilestoneDay(earliestOn)) return [];
  const written = span.part === "mid" ? `not before ${earliestOn}` : `after ${canonical}`;
  return [{ date: startingOn(earliestOn), canonical: written }];
}
