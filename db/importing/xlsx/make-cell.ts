import { serialDate } from "@/lib/importing/table/serial-date";
import type { SheetCell, StoredCell } from "@/lib/importing/table/sheet";
import type { SharedStrings } from "./shared-strings";
import type { Workbook } from "./workbook";

/** A cell as the XML has it. */
export type RawCell = {
  /** `s`, `inlineStr`, `str`, `b`, `e`, `d` or `n`. */
  type: string;
  style: string | undefined;
  value: string;
  inline: string;
  /** Null without a formula. */
  formula: string | null;
};

const ISO = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?Z?)?$/;

const nothing = { number: null, unit: null, date: null, fault: null };
const stored = (text: string, more: Partial<StoredCell>): StoredCell => ({ text, ...nothing, ...more });

/** What a cell holds; an empty text for a cell that only has a style. */
export function makeCell(
  { type, style, value, inline, formula }: RawCell,
  { formatOf, is1904 }: Pick<Workbook, "formatOf" | "is1904">,
  strings: SharedStrings,
): SheetCell {
  if (type === "inlineStr") return withoutEscapes(inline);
  if (value === "") {
    const isUnsolved = formula !== null && type !== "str";
    return isUnsolved ? stored(`=${formula}`, { fault: "is a formula whose result the file does not hold" }) : "";
  }
  if (type === "s") {
    const text = strings.get(Number(value));
    return text === undefined
      ? stored(value, { fault: "names a text that the workbook does not hold" })
      : withoutEscapes(text);
  }
  if (type === "str") return withoutEscapes(value);
  if (type === "b") return value === "1" || value === "true" ? "TRUE" : "FALSE";
  if (type === "e") return stored(value, { fault: "is an error that the spreadsheet shows" });
  if (type === "d") {
    const [, day, time] = ISO.exec(value) ?? [];
    return day ? stored(value, { date: time && time !== "00:00" ? `${day}T${time}` : day }) : value;
  }
  const number = Number(value);
  if (!Number.isFinite(number)) return stored(value, { fault: "is stored as a number and is none" });
  const format = formatOf(style);
  if (format.date !== null) {
    const date = serialDate(number, is1904, format.date);
    const fault = "has the format of a date and is no day that a workbook can count";
    return date === null ? stored(value, { fault }) : stored(value, { number, date });
  }
  // 0.29 shown as 29 % is 28.999999999999996 when it is multiplied.
  if (format.isPercent) return stored(value, { number: Number((number * 100).toPrecision(15)), unit: "%" });
  return stored(value, { number, unit: format.unit });
}

/** Half of a letter, or NUL, which is no text: such a code is left as it is written. */
const NO_LETTER = /\0|\p{Surrogate}/u;

/** Characters that XML has no place for are written as `_x000D_`. */
function withoutEscapes(text: string): string {
  const plain = text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return NO_LETTER.test(plain) ? text : plain;
}
