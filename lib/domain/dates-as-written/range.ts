import { isYear, yearOf } from "./numbers-settled";
import type { Parts, Unit } from "./parts";
import { sortParts } from "./parts";
import type { Token } from "./tokens";

/** The two ends of a range, each with what it leaves to the other: `Q3–Q4 2027`, `2027년 3~4분기`, `11–20 Nov 2027`. */
export type RangeEnds = { first: Parts; last: Parts };

/**
 * Every way to split tokens at a sign or word that joins two dates, with what one end leaves to the other. Words and `~` go before a dash
 * between spaces, and that before one without: `Nov-27 – Dec-27` is split in the middle only.
 */
export function rangesOf(tokens: Token[]): RangeEnds[] {
  const ranks = tokens.map((_, i) => rankOf(tokens, i));
  const highest = Math.max(...ranks);
  return tokens.flatMap((_, i): RangeEnds[] => {
    if (highest === 0 || ranks[i] !== highest) return [];
    const before = sortParts(trimmed(tokens.slice(0, i)));
    const after = sortParts(trimmed(tokens.slice(i + 1)));
    if (!before.ok || !after.ok) return [];
    const last = withYearOf(after.parts, before.parts);
    return [{ first: completedBy(before.parts, last), last }];
  });
}

function rankOf(tokens: Token[], i: number): number {
  const token = tokens[i];
  if (token?.type !== "joint") return 0;
  if (!token.mayBeFiller) return 3;
  return tokens[i - 1]?.text === " " || tokens[i + 1]?.text === " " ? 2 : 1;
}

/** Without the signs at either end: mid-to-late has three. */
function trimmed(tokens: Token[]): Token[] {
  const isSign = (token: Token) => token.type === "filler" || (token.type === "joint" && token.mayBeFiller);
  const start = tokens.findIndex((token) => !isSign(token));
  return start < 0 ? [] : tokens.slice(start, tokens.findLastIndex((token) => !isSign(token)) + 1);
}

/**
 * What the last end takes from the first: in `2027년 1월~3월` the year, in `2027년 9월 1일~9일` the month, too; in `Nov 11–20, 2027` the
 * month alone.
 */
function withYearOf(last: Parts, first: Parts): Parts {
  const [day, more] = last.numbers;
  const isOnlyDay = day && !more && last.year && !last.unit && !last.figures;
  if (isOnlyDay && first.unit?.kind === "month" && hasDay({ ...first, year: first.year ?? last.year }))
    return { ...last, unit: first.unit, day: day.value, numbers: [] };
  if (last.year || last.figures || last.numbers.length > 0 || !first.year) return last;
  const unit = last.unit ?? (last.day === null ? null : first.unit);
  return { ...last, unit, year: first.year, fiscal: last.fiscal ?? first.fiscal };
}

/** What the first end leaves to the last: the year, and the unit of a bare number or part. */
function completedBy(first: Parts, last: Parts): Parts {
  if (first.figures || ownsYear(first)) return first;
  const [number, second] = first.numbers;
  const isAlone = number !== undefined && second === undefined && !first.unit && !first.part && first.day === null;
  const lastYear = last.year ?? shortYear(last);
  const year = first.year ?? lastYear;
  const fiscal = first.fiscal ?? (first.year ? null : last.fiscal);
  const given = { ...first, year, fiscal };
  if (isAlone && last.unit?.kind === "month" && hasDay(last)) {
    return { ...given, unit: last.unit, day: number.value, numbers: [] };
  }
  if (isAlone && last.unit?.isNumbered) return { ...given, unit: numberedLike(last.unit, number.value), numbers: [] };
  if (isAlone && !last.unit && last.year && "short" in last.year && !first.year)
    return { ...first, year: yearOf(number), numbers: [] };
  const isOnlyPart = first.part && !first.unit && !first.year;
  return isOnlyPart && last.part ? { ...given, unit: last.unit } : given;
}

/** Whether a bare number is the first end's own year: `4Q27 – 1Q28`, `30 Sep 27 – 5 Oct 27`, `27.12월~2028.3월`. */
function ownsYear(first: Parts): boolean {
  const [number, second] = first.numbers;
  if (first.year || !number || !first.unit) return false;
  return first.unit.kind !== "month" || second !== undefined || (first.day === null && isYear(first, number));
}

const numberedLike = (unit: Unit, value: number): Unit => ({ ...unit, value });

const hasDay = ({ day, year, numbers }: Parts) => day !== null || numbers.length > (year ? 0 : 1);

/** The year among the bare numbers of `Q4 27` or `30 Sep 27`. */
function shortYear({ unit, day, numbers }: Parts): Parts["year"] {
  const last = numbers.at(-1);
  if (!last) return null;
  const isDay = unit?.kind === "month" && day === null && numbers.length === 1;
  return isDay ? null : yearOf(last);
}
