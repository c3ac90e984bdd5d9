import type { WrittenYear } from "./tokens";
import type { SourceCalendar } from "./types";

/** Years between a calendar's own count and the common one. */
const eras = new Map<string, { offset: number; calendar: SourceCalendar }>([
  ["令和", { offset: 2018, calendar: "japanese_era" }],
  ["r", { offset: 2018, calendar: "japanese_era" }],
  ["平成", { offset: 1988, calendar: "japanese_era" }],
  ["h", { offset: 1988, calendar: "japanese_era" }],
  ["昭和", { offset: 1925, calendar: "japanese_era" }],
  ["minguo", { offset: 1911, calendar: "minguo" }],
  ["buddhist", { offset: -543, calendar: "buddhist" }],
]);

/** The common year of a year of another calendar; 元 is the first of an era. */
export function eraYear(era: string, figures: string): WrittenYear {
  const { offset, calendar } = eras.get(era) ?? { offset: 0, calendar: null };
  return { full: offset + (figures === "元" ? 1 : Number(figures)), calendar };
}

/** The first Buddhist year that is taken for one in a Thai text: no milestone lies in a common year so late. */
const FIRST_BUDDHIST = 2400;

export const yearOfText = (figures: string, isThai: boolean): WrittenYear =>
  isThai && Number(figures) >= FIRST_BUDDHIST
    ? eraYear("buddhist", figures)
    : { full: Number(figures), calendar: null };
