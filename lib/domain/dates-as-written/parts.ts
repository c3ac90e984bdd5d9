import { type Problem, problem, writtenAs } from "./problem";
import { isSignificant, type Part, type Token, type UnitKind, type WrittenYear } from "./tokens";
import type { FiscalYear } from "./types";

export type Unit = { kind: UnitKind; value: number; isNumbered: boolean; yearFirst: boolean };
type NumberToken = Extract<Token, { type: "number" }>;
type FiguresToken = Extract<Token, { type: "figures" }>;

/** What the tokens of one date say, each at most once; `numbers` are days or years, whichever fits. */
export type Parts = {
  tokens: Token[];
  year: WrittenYear | null;
  fiscal: { fiscalYear: FiscalYear | null } | null;
  unit: Unit | null;
  day: number | null;
  part: Part | null;
  figures: FiguresToken | null;
  numbers: NumberToken[];
  isUnitBeforeNumber: boolean;
};

/** Sorts the tokens of one date. @returns a problem where a thing is said twice, or a word stands that joins two dates */
export function sortParts(tokens: Token[]): { ok: true; parts: Parts } | Problem {
  const parts: Parts = {
    tokens,
    year: null,
    fiscal: null,
    unit: null,
    day: null,
    part: null,
    figures: null,
    numbers: [],
    isUnitBeforeNumber: false,
  };
  for (const token of tokens) if (!take(parts, token)) return problem("contradiction", token.text);
  const written = tokens.filter(({ type }) => type !== "filler");
  const open = [written.at(0), written.at(-1)].find((token) => token?.type === "joint");
  if (open || !tokens.some(isSignificant)) return problem("notUnderstood", open?.text ?? writtenAs(tokens));
  return { ok: true, parts };
}

/** Adds a token's meaning. @returns false when it is there already or is none of one date's */
function take(parts: Parts, token: Token): boolean {
  switch (token.type) {
    case "filler":
    case "about":
    case "weekday":
    case "time":
      return true;
    case "joint":
      return token.mayBeFiller;
    case "year":
      if (parts.year) return false;
      parts.year = token.year;
      return true;
    case "fiscal":
      if (parts.fiscal) return false;
      parts.fiscal = { fiscalYear: token.fiscalYear };
      return true;
    case "unit":
      if (parts.unit) return false;
      parts.unit = {
        kind: token.unit,
        value: token.value,
        isNumbered: token.isNumbered ?? false,
        yearFirst: token.yearFirst ?? false,
      };
      return true;
    case "day":
      if (parts.day !== null) return false;
      parts.day = token.value;
      return true;
    case "part":
      // 2027년 연말 and "end of year-end" say the same twice.
      if (parts.part && parts.part !== token.part) return false;
      parts.part = token.part;
      return true;
    case "figures":
      if (parts.figures) return false;
      parts.figures = token;
      return true;
    case "number":
      if (parts.unit) parts.isUnitBeforeNumber = true;
      parts.numbers.push(token);
      return true;
    default:
      return false;
  }
}
