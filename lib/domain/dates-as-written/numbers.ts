import { eraYear, yearOfText } from "./eras";
import type { Meaning, UnitKind } from "./tokens";

const unit = (kind: UnitKind, value: string, yearFirst = false): Meaning => ({
  type: "unit",
  unit: kind,
  value: "一二三四".includes(value) ? "一二三四".indexOf(value) + 1 : Number(value),
  isNumbered: true,
  yearFirst,
});
const year = (figures: string, isThai: boolean): Meaning => ({ type: "year", year: yearOfText(figures, isThai) });

/** What is written with figures, the longest first where one begins like another. */
const patterns: [RegExp, (found: RegExpExecArray, isThai: boolean) => Meaning][] = [
  [/q\s?([1-4])(?!\d)/y, ([, n = ""]) => unit("quarter", n)],
  [/([1-4])\s?q(?=[cf]y|[^a-z]|$)/y, ([, n = ""]) => unit("quarter", n)],
  [/([1-4])\/4\s?분기/y, ([, n = ""]) => unit("quarter", n)],
  [/제?\s?([1-4])\s?분기/y, ([, n = ""]) => unit("quarter", n)],
  [/第?\s?([1-4一二三四])\s?(?:四半期|季度|季)/y, ([, n = ""]) => unit("quarter", n)],
  [/ไตรมาส(?:ที่)?\s?([1-4])(?!\d)/y, ([, n = ""]) => unit("quarter", n)],
  [/h\s?([12])(?!\d)/y, ([, n = ""]) => unit("half", n)],
  [/([12])\s?h(?=[cf]y|[^a-z]|$)/y, ([, n = ""]) => unit("half", n)],
  [/(\d{1,2})\s?[월月]/y, ([, n = ""]) => unit("month", n, true)],
  [/(\d{1,2})\s?[일日]/y, ([, n]) => ({ type: "day", value: Number(n) })],
  // The 2nd Wednesday is another day.
  [
    /(\d{1,2})(?:st|nd|rd|th)(?![a-z]|\s(?:mon|tue|wed|thu|fri|sat|sun))/y,
    ([, n]) => ({ type: "day", value: Number(n) }),
  ],
  [/(令和|平成|昭和)\s?(元|\d{1,2})\s?年(?!度)/y, ([, era = "", n = ""]) => eraOf(era, n)],
  [/(令和|平成|昭和)\s?(元|\d{1,2})(?=\s?年度)/y, ([, era = "", n = ""]) => eraOf(era, n)],
  [/r\s?(\d{1,2})\s?年(?!度)/y, ([, n = ""]) => ({ type: "year", year: eraYear("r", n) })],
  [/(?:(?:中華)?民[國国]|minguo|roc)\s?(\d{2,3})(?!\d)(?:\s?年(?!度))?/y, ([, n = ""]) => minguo(n)],
  [/(\d{3})\s?年(?!度)/y, ([, n = ""]) => minguo(n)],
  [/(?:พ\.?\s?ศ\.?|b\.?e\.?)\s?(\d{4})(?!\d)/y, ([, n = ""]) => ({ type: "year", year: eraYear("buddhist", n) })],
  [/(\d{4})\s?(?:พ\.?\s?ศ\.?|b\.?e(?![a-z])\.?)/y, ([, n = ""]) => ({ type: "year", year: eraYear("buddhist", n) })],
  [/(\d{4})(?!\d)(?:\s?(?:년도?|年(?!度)))?/y, ([, n = ""], isThai) => year(n, isThai)],
  [
    /'(\d{2})(?!\d)(?:\s?(?:년도?|年(?!度)))?/y,
    ([, n], isThai) => ({ type: "year", year: { short: Number(n), isThai } }),
  ],
  [/(\d{2})\s?(?:년도?|年(?!度))/y, ([, n]) => ({ type: "year", year: { short: Number(n), isThai: false } })],
  [/(\d{1,2})(?!\d)/y, ([, n], isThai) => ({ type: "number", value: Number(n), isThai })],
];

const minguo = (figures: string): Meaning => ({ type: "year", year: eraYear("minguo", figures) });
const eraOf = (era: string, figures: string): Meaning => ({ type: "year", year: eraYear(era, figures) });

/** What stands at a place of a lower-case text and is written with figures. */
export function numberAt(text: string, at: number, isThai: boolean): { length: number; meaning: Meaning } | null {
  for (const [pattern, meaningOf] of patterns) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) return { length: found[0].length, meaning: meaningOf(found, isThai) };
  }
  return null;
}
