import { milestoneYears } from "../dates";
import type { Token, WrittenYear } from "./tokens";
import type { SourceCalendar } from "./types";

/** The years that are written, or that two figures may stand for. */
export function yearsOf(year: WrittenYear): number[] {
  if ("full" in year) return [year.full];
  if ("pair" in year) return [year.pair];
  // Thai texts shorten Buddhist years as well: 70 is 2570, which is 2027.
  const centuries = year.isThai ? [1900, 2000, 2500 - 543] : [1900, 2000];
  return centuries.map((century) => century + year.short).filter(isMilestoneYear);
}

const isMilestoneYear = (year: number) => year >= milestoneYears.first && year <= milestoneYears.last;
export const calendarOf = (year: WrittenYear): SourceCalendar | null => ("full" in year ? year.calendar : null);

/** The same with every year that is too late for a milestone taken for a Buddhist one: 2570 is 2027. */
export function asBuddhist(tokens: Token[]): Token[] {
  return tokens.map((token): Token => {
    if (token.type === "year") return { ...token, year: earlier(token.year) };
    if (token.type !== "figures") return token;
    return { ...token, readings: token.readings.map((one) => ({ ...one, year: earlier(one.year) })) };
  });
}

const earlier = (year: WrittenYear): WrittenYear =>
  "full" in year && year.full > milestoneYears.last ? { full: year.full - 543, calendar: "buddhist" } : year;
