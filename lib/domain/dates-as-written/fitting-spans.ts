import { UTCDate } from "@date-fns/utc";
import { getISODay } from "date-fns";
import type { Days } from "./month-span";
import { type Problem, problem } from "./problem";
import type { Spans } from "./spans";
import type { Token } from "./tokens";

/**
 * The readings that agree with what is said beside a date. A weekday leaves the days that fall on it, and so may settle the order of day and
 * month; only a day has a time, and none is known about: that day alone would say too much.
 * @returns a problem that names what agrees with none
 */
export function fittingSpans(found: Spans, tokens: Token[]): Spans | Problem {
  let { spans } = found;
  for (const token of tokens) {
    spans = spans.filter((span) => fits(token, span));
    if (spans.length === 0) return problem("contradiction", token.text.trim(), [tokens.filter((one) => one !== token)]);
  }
  return { ...found, spans };
}

/** Without what only a day has: its nearest reading may be a month. */
export const withoutDayOnly = (tokens: Token[]): Token[] =>
  tokens.filter(({ type }) => type !== "weekday" && type !== "time");

function fits(token: Token, { earliestOn, latestOn }: Days): boolean {
  const isDay = earliestOn === latestOn;
  switch (token.type) {
    case "weekday":
      return isDay && getISODay(new UTCDate(earliestOn)) === token.value;
    case "time":
      return isDay;
    case "about":
      return !isDay;
    default:
      return true;
  }
}
