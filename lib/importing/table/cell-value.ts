import { type DecimalSign, readBothWays } from "./number-readings";
import { type SheetCell, textOf } from "./sheet";
import { readUnit } from "./units";

/** What a cell says. Units are those of the cell; where it names none, its column may. */
export type CellValue =
  | { kind: "blank" }
  | { kind: "text"; text: string }
  | { kind: "number"; number: number; unit: string | null; isApproximate: boolean }
  /** `300–450`; one end is null in `> 200` and `up to 450`. */
  | { kind: "range"; from: number | null; to: number | null; unit: string | null }
  /** An ISO day, month or year, perhaps with a time, from a workbook's date. */
  | { kind: "date"; date: string }
  /** `1.200`, as long as nobody has said which sign stands before decimals. */
  | { kind: "undecided"; readings: readonly [point: number, comma: number] };

/** Says what a number without a unit is; null for no number. */
type ReadNumber = (digits: string) => number | { undecided: readonly [number, number] } | null;

const DIGITS = "[-+−]?(?:\\d[\\d.,'’ \\u00a0\\u2009\\u202f]*\\d|\\d|[.,]\\d+)(?:e[-+]?\\d{1,3})?";
const UNIT = "[^\\d\\s–—~∼〜～-][^\\d–—~∼〜～]*(?:[23](?=\\s|$))?";
const AMOUNT = new RegExp(
  `^(~|≈|±|약|約|约|ca\\.?|c\\.|approx\\.?|about|>=?|≥|<=?|≤|up to|at least|over|최대|최소)?\\s*(${DIGITS})\\s*(.*)$`,
  "i",
);
const RANGE = new RegExp(`^(${DIGITS})\\s*(${UNIT})?\\s*(?:–|—|-|~|∼|〜|～|\\bto\\b)\\s*(${DIGITS})\\s*(.*)$`, "i");
const AT_LEAST = /^(?:>=?|≥|at least|over|최소)$/i;
const AT_MOST = /^(?:<=?|≤|up to|최대)$/i;
/** How an amount may begin; most texts do not, and need no further look. */
const BEGINNING = /^[-+−~≈±>≥<≤.,\d약約约최]|^(?:ca|c\.|approx|about|up to|at least|over)/i;
const isYear = (value: number) => Number.isInteger(value) && value >= 1900 && value <= 2150;

/**
 * What a cell says: an amount with or without a unit, a range, a date that the workbook stores as one, or text.
 * @param sign what stands before decimals; null while that is an open question
 */
export function readCell(cell: SheetCell | undefined, sign: DecimalSign | null): CellValue {
  if (cell === undefined) return { kind: "blank" };
  if (typeof cell === "string") return readText(cell, sign);
  if (cell.date !== null) return { kind: "date", date: cell.date };
  if (cell.fault !== null || cell.number === null) return { kind: "text", text: textOf(cell) };
  return { kind: "number", number: cell.number, unit: cell.unit, isApproximate: false };
}

function readText(raw: string, sign: DecimalSign | null): CellValue {
  const text = raw.trim();
  if (text === "") return { kind: "blank" };
  return readAmount(text, readerFor(sign)) ?? { kind: "text", text };
}

const readerFor = (sign: DecimalSign | null): ReadNumber => readers[sign ?? "open"];

const reader = (choose: (point: number, comma: number) => ReturnType<ReadNumber>): ReadNumber => {
  return (digits) => {
    const { point, comma } = readBothWays(digits);
    if (point === null || comma === null) return point ?? comma;
    return point === comma ? point : choose(point, comma);
  };
};
const readers = {
  ".": reader((point) => point),
  ",": reader((_, comma) => comma),
  open: reader((point, comma) => ({ undecided: [point, comma] })),
};

/** The numbers of an amount, as written; none for a text that is no amount. */
export function digitsOf(text: string): string[] {
  const found: string[] = [];
  const value = readAmount(text.trim(), (digits) => {
    const { point, comma } = readBothWays(digits);
    if (point !== null || comma !== null) found.push(digits);
    return point ?? comma;
  });
  return value ? found : [];
}

function readAmount(text: string, read: ReadNumber): CellValue | null {
  if (text.length > 60 || !BEGINNING.test(text)) return null;
  const plain = read(text);
  if (plain !== null) return asNumber(plain, null, false);
  return readRange(text, read) ?? readSingle(text, read);
}

function readSingle(text: string, read: ReadNumber): CellValue | null {
  const [, prefix = "", digits = "", rest = ""] = AMOUNT.exec(text) ?? [];
  const unit = rest.trim() === "" ? null : readUnit(rest);
  if (digits === "" || (rest.trim() !== "" && unit === null)) return null;
  const number = read(digits);
  if (number === null) return null;
  if (typeof number !== "number") return asNumber(number, unit, false);
  if (AT_LEAST.test(prefix)) return { kind: "range", from: number, to: null, unit };
  if (AT_MOST.test(prefix)) return { kind: "range", from: null, to: number, unit };
  return asNumber(number, unit, prefix !== "");
}

function asNumber(number: NonNullable<ReturnType<ReadNumber>>, unit: string | null, isApproximate: boolean): CellValue {
  if (typeof number === "number") return { kind: "number", number, unit, isApproximate };
  return { kind: "undecided", readings: number.undecided };
}

function readRange(text: string, read: ReadNumber): CellValue | null {
  const [, first = "", firstUnit = "", second = "", rest = ""] = RANGE.exec(text) ?? [];
  if (second === "") return null;
  const [unit, ownUnit] = [rest.trim() === "" ? null : readUnit(rest), firstUnit === "" ? null : readUnit(firstUnit)];
  if ((rest.trim() !== "" && unit === null) || (firstUnit !== "" && ownUnit === null)) return null;
  if (ownUnit !== null && unit !== null && ownUnit !== unit) return null;
  const [from, to] = [read(first), read(second)];
  if (from === null || to === null) return null;
  if (typeof from !== "number") return { kind: "undecided", readings: from.undecided };
  if (typeof to !== "number") return { kind: "undecided", readings: to.undecided };
  // `12-2026` and `2026-2027` are dates, `2-1` is a name.
  if (from > to || (isYear(to) && (from <= 12 || isYear(from)) && unit === null && ownUnit === null)) return null;
  return { kind: "range", from, to, unit: unit ?? ownUnit };
}
