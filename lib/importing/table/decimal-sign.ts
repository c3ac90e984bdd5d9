import type { FileQuestion } from "../problem";
import { digitsOf } from "./cell-value";
import { type DecimalSign, readBothWays, signOf } from "./number-readings";

/** What the numbers of one column show about the decimal sign. */
export type SignTally = {
  point: number;
  comma: number;
  /** The first number that may be read in two ways, with its row; null where there is none. */
  either: { text: string; row: number } | null;
  /** Every one of those sets off its last three digits by a comma. */
  hasOnlyCommas: boolean;
};

export const emptyTally = (): SignTally => ({ point: 0, comma: 0, either: null, hasOnlyCommas: true });

/** Counts what one more cell shows. */
export function tallySign(tally: SignTally, text: string, row: number): void {
  if (!/\d/.test(text) || !/[.,]/.test(text)) return;
  for (const digits of digitsOf(text)) {
    const sign = signOf(digits);
    if (sign === ".") tally.point += 1;
    else if (sign === ",") tally.comma += 1;
    else if (sign === "either") {
      tally.either ??= { text, row };
      if (digits.includes(".")) tally.hasOnlyCommas = false;
    }
  }
}

/**
 * The decimal sign of each column: as its own numbers show it, else as the other columns do. In a file divided by commas,
 * `1,200` is 1200, for who writes decimals with commas divides by something else. Otherwise it is a question.
 * @param delimiter of a delimited file; null for a workbook
 * @returns null for a column where it is open; `question` says why, and is null for a column that needs no answer
 */
export function decideSigns(
  tallies: readonly SignTally[],
  delimiter: string | null,
): { sign: DecimalSign | null; question: FileQuestion | null }[] {
  const [points, commas] = [tallies.some(({ point }) => point > 0), tallies.some(({ comma }) => comma > 0)];
  const ofSheet = points === commas ? null : points ? "." : ",";
  return tallies.map(({ point, comma, either, hasOnlyCommas }) => {
    const ofColumn = point > 0 === comma > 0 ? null : point > 0 ? "." : ",";
    const isSplit = point > 0 && comma > 0;
    const ofDelimiter = delimiter === "," && hasOnlyCommas && !points && !commas ? "." : null;
    const sign = isSplit ? null : (ofColumn ?? ofSheet ?? ofDelimiter);
    return { sign, question: sign === null && either ? askSign(either.text) : null };
  });
}

function askSign(text: string): FileQuestion {
  const [digits = text] = digitsOf(text).filter((one) => signOf(one) === "either");
  const { point, comma } = readBothWays(digits);
  const reading = (number: number | null) => `${digits} is ${number}`;
  return {
    about: "decimal_sign",
    candidates: [
      { value: ".", reading: reading(point) },
      { value: ",", reading: reading(comma) },
    ],
  };
}
