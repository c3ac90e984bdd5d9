import { type SheetRow, textOf } from "./sheet";

/** What a row below the header is. Only `data` is a record; `broken` would be one if it could be read. */
export type RowKind = "data" | "blank" | "header" | "total" | "note" | "broken";

const TOTAL =
  /^(?:(?:grand |sub-?|overall )?totals?|sum|합계|총합계|총계|소계|누계|계|合計|総計|總計|小計|計|合计|总计|小计|gesamt|summe|total (?:général|geral|general)|jumlah|tổng(?: cộng)?|รวม|รวมทั้งหมด)[:：]?$/i;
const NOTE = /^(?:[*※†]|sources?\b|notes?\b|as of\b|remarks?\b|출처|자료|주[:)]|비고|注|資料|资料|出典|来源|來源)/i;
const LONG = 80;
const FREE_SPACE = /(?<=[\p{Script=Hangul}\p{Script=Han}])\s+(?=[\p{Script=Hangul}\p{Script=Han}])/gu;

const wordOf = (text: string) => text.replace(/\s+/g, " ").replace(FREE_SPACE, "");

/** Whether a row sums up others: its first word says so, and an amount follows. */
function isTotal(texts: readonly string[]): boolean {
  const [first = "", ...rest] = texts.filter((text) => text !== "");
  return first.length < 40 && TOTAL.test(wordOf(first)) && rest.some((text) => /\d/.test(text));
}

/** Whether a row of one cell is a remark rather than a record of which only the name is known. */
function isNote(texts: readonly string[]): boolean {
  const filled = texts.filter((text) => text !== "");
  const [only = ""] = filled;
  return texts.length > 1 && filled.length === 1 && (NOTE.test(only) || only.length > LONG);
}

/**
 * What a row is.
 * @param width the number of columns
 * @param headers the texts of the header's rows
 */
export function rowKind(
  row: SheetRow,
  width: number,
  headers: readonly (readonly string[])[],
): Exclude<RowKind, "broken"> {
  const texts = row.cells.map(textOf);
  while (texts.length < width) texts.push("");
  if (!row.fault && texts.every((text) => text === "")) return "blank";
  const isHeader = headers.some((header) => texts.every((text, index) => text === (header[index] ?? "")));
  if (isHeader) return "header";
  if (isTotal(texts)) return "total";
  return isNote(texts) ? "note" : "data";
}
