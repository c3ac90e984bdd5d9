import type { Parts } from "./parts";
import { type Problem, problem } from "./problem";
import type { Token } from "./tokens";

type NumberToken = Parts["numbers"][number];
type Settled = { ok: true; parts: Parts } | Problem;

/** Says of every bare number whether it is a day or a year: `3Q27`, `30-Sep-27`, `Sep 30, 2027`; `Nov 27` may be either and is refused. */
export function settleNumbers(parts: Parts): Settled {
  const [first, second, third] = parts.numbers;
  if (!first) return { ok: true, parts };
  if (third) return problem("contradiction", third.text);
  const settled = (change: Partial<Parts>): Settled => ({ ok: true, parts: { ...parts, ...change, numbers: [] } });
  const isDayOpen = parts.unit?.kind === "month" && parts.day === null;
  if (parts.year) return second || !isDayOpen ? problem("contradiction", first.text) : settled({ day: first.value });
  if (second)
    return isDayOpen && parts.isUnitBeforeNumber && isYearText(second)
      ? settled({ day: first.value, year: yearOf(second) })
      : problem("contradiction", second.text);
  const instead = isYearText(first) ? [parts.tokens.map((token) => (token === first ? asYear(first) : token))] : [];
  if (isDayOpen && !isYear(parts, first)) return problem("dayOrYear", first.text, instead);
  if (!parts.unit && !parts.part && !parts.fiscal) return problem("notUnderstood", first.text, instead);
  return isYearText(first) ? settled({ year: yearOf(first) }) : problem("noYear", first.text);
}

const isYearText = ({ text }: NumberToken) => text.length === 2;
const asYear = (number: NumberToken): Token => ({ ...number, type: "year", year: yearOf(number) });

/** The year whose last two figures a bare number is. */
export const yearOf = ({ value, isThai }: NumberToken) => ({ short: value, isThai });

/** No day is above 31; a spreadsheet's `Dec-27` has no day; in `27.12월` the year goes first. */
export function isYear({ tokens, unit, isUnitBeforeNumber }: Parts, number: NumberToken): boolean {
  if (number.value > 31) return true;
  if (!isUnitBeforeNumber) return unit?.yearFirst ?? false;
  return tokens[tokens.indexOf(number) - 1]?.text === "-";
}
