import { eraYear, yearOfText } from "./eras";
import type { Figures, Meaning, WrittenYear } from "./tokens";

/** How a date in figures is written; the same sign stands at both places. */
const SIGN = String.raw`([-/]|\.\s?)`;
/** What follows a month in figures where it is none: `2027. 3Q`, `2027.3분기`, `2027. 3/4분기`. */
const NO_UNIT = String.raw`(?!\d|\s?[qh](?![a-z])|\s?(?:월|月|분기|四半期|季)|\/4\s?분기)`;
const yearFirst = (year: string) =>
  new RegExp(String.raw`${year}${SIGN}(\d{1,2})(?:${SIGN}(\d{1,2})(?!\d)\.?|${NO_UNIT})${NO_UNIT}`, "y");

const patterns = {
  common: yearFirst(String.raw`(\d{4})`),
  apostrophe: yearFirst(String.raw`'(\d{2})`),
  minguo: yearFirst(String.raw`(?:(?:中華)?民[國国]\s?|roc\s?)?(\d{3})`),
  reiwa: yearFirst(String.raw`(?:r|令和)(\d{1,2})`),
  heisei: yearFirst(String.raw`(?:h|平成)([123]\d)`),
  yearLast: new RegExp(String.raw`(\d{1,2})${SIGN}(\d{1,2})${SIGN}(\d{4}|\d{2})(?!\d)`, "y"),
  monthAndYear: /(\d{1,2})[-/.](\d{4})(?!\d)/y,
  compact: /((?:19|20|21|99)\d{2})(\d{2})(\d{2})(?!\d)/y,
};

type Found = { length: number; meaning: Meaning };

/** A date in figures at a place of a text: `2027-09-30`, `2027.9`, `'27.12`, `30/9/2027`, `12/2027`, `116/06/30`, `R9.3.31`, `20270930`. */
export function figuresAt(text: string, at: number, isThai: boolean): Found | null {
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const first = (pattern: RegExp, yearOf: (figures: string) => WrittenYear): Found | null => {
    const found = match(pattern);
    if (!found) return null;
    const [whole, year = "", sign = "", month = "", second, day] = found;
    if (second !== undefined && second.trim() !== sign.trim()) return null;
    if (day === undefined && sign !== "." && (Number(year) + 1) % 100 === Number(month) && Number(month) > 12)
      return { length: whole.length, meaning: { type: "year", year: { pair: Number(year) } } };
    const isMonthAsked = day === undefined && sign === "-" && month.length === 1;
    const figures = {
      year: yearOf(year),
      month: Number(month),
      day: day === undefined ? null : Number(day),
      order: null,
    };
    return { length: whole.length, meaning: { type: "figures", readings: [figures], isMonthAsked } };
  };
  return (
    first(patterns.common, (year) => yearOfText(year, isThai)) ??
    first(patterns.apostrophe, (year) => ({ short: Number(year), isThai })) ??
    first(patterns.minguo, (year) => eraYear("minguo", year)) ??
    first(patterns.reiwa, (year) => eraYear("r", year)) ??
    first(patterns.heisei, (year) => eraYear("h", year)) ??
    yearLast(match(patterns.yearLast), isThai) ??
    monthAndYear(match(patterns.monthAndYear), isThai) ??
    compact(match(patterns.compact))
  );
}

/** `30/9/2027`, or `03/04/27`, whose year may stand first as well. */
function yearLast(found: RegExpExecArray | null, isThai: boolean): Found | null {
  if (!found) return null;
  const [whole, a = "", sign = "", b = "", second = "", c = ""] = found;
  if (second.trim() !== sign.trim()) return null;
  const year: WrittenYear = c.length === 4 ? yearOfText(c, isThai) : { short: Number(c), isThai };
  const readings: Figures[] = [
    { year, month: Number(b), day: Number(a), order: "dmy" },
    { year, month: Number(a), day: Number(b), order: "mdy" },
  ];
  if (c.length === 2 && a.length === 2)
    readings.push({ year: { short: Number(a), isThai }, month: Number(b), day: Number(c), order: "ymd" });
  return { length: whole.length, meaning: { type: "figures", readings, isMonthAsked: false } };
}

function monthAndYear(found: RegExpExecArray | null, isThai: boolean): Found | null {
  if (!found) return null;
  const [whole, month, year = ""] = found;
  return one(whole, { year: yearOfText(year, isThai), month: Number(month), day: null, order: null });
}

function compact(found: RegExpExecArray | null): Found | null {
  if (!found) return null;
  const [whole, year, month, day] = found;
  return one(whole, {
    year: { full: Number(year), calendar: null },
    month: Number(month),
    day: Number(day),
    order: null,
  });
}

const one = (whole: string, figures: Figures): Found => ({
  length: whole.length,
  meaning: { type: "figures", readings: [figures], isMonthAsked: false },
});
