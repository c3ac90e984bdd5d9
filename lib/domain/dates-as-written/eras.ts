import type { WrittenYear } from "./tokens";

/** Years between a calendar's own count and the common one. */
const offsets = { 令和: 2018, 平成: 1988, r: 2018, minguo: 1911, buddhist: -543 } as const;
export type Era = keyof typeof offsets;

const calendars = {
  令和: "japanese_era",
  平成: "japanese_era",
  r: "japanese_era",
  minguo: "minguo",
  buddhist: "buddhist",
} as const;

/** The common year of a year of another calendar; 元 is the first of an era. */
export function eraYear(era: Era, figures: string): WrittenYear {
  const count = figures === "元" ? 1 : Number(figures);
  return { full: offsets[era] + count, calendar: calendars[era] };
}

/** The first Buddhist year that is taken for one in a Thai text: no milestone lies in a common year so late. */
const FIRST_BUDDHIST = 2400;

export const yearOfText = (figures: string, isThai: boolean): WrittenYear =>
  isThai && Number(figures) >= FIRST_BUDDHIST
    ? eraYear("buddhist", figures)
    : { full: Number(figures), calendar: null };
