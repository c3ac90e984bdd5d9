import type { FileQuestion } from "../problem";
import { readCell } from "./cell-value";
import { type CellRange, type SheetRow, textOf } from "./sheet";
import { readUnit } from "./units";

export type Header = {
  rows: SheetRow[];
  /** Rows above the header that name or date the table. */
  titles: SheetRow[];
  /** Whether the second row belongs to the header, where both can be. */
  question: FileQuestion | null;
  /** Set where no row looks like a header: the first full row, which holds amounts. */
  amountsInstead: SheetRow | null;
};

const textsIn = (row: SheetRow) => row.cells.filter((cell) => textOf(cell) !== "").length;
const isAmount = (cell: SheetRow["cells"][number] | undefined) =>
  !["blank", "text"].includes(readCell(cell, null).kind);
const amountsIn = (row: SheetRow) => row.cells.filter(isAmount).length;

/** How many cells a row fills, those that its texts are merged over among them; a single text is a title, however wide. */
function filledIn(row: SheetRow, merges: readonly CellRange[]): number {
  const texts = textsIn(row);
  const own = merges.filter(({ top }) => top === row.rowNumber);
  return texts < 2 ? texts : own.reduce((sum, { left, right }) => sum + right - left, texts);
}

/**
 * Finds the header among the first rows that are not blank: the first that fills more than half as many cells as rows
 * usually do, with the row above where that names what it leaves blank. Merged cells show how many rows it has; without them, a row that names what the row above leaves blank,
 * or a row of units, belongs to it.
 */
export function findHeader(
  head: readonly SheetRow[],
  merges: readonly CellRange[],
  chosen: readonly number[] | undefined,
): Header {
  if (chosen) {
    const rows = head.filter(({ rowNumber }) => chosen.includes(rowNumber));
    const titles = head.filter(({ rowNumber }) => rowNumber < Math.min(...chosen));
    return { rows, titles, question: null, amountsInstead: null };
  }
  const widths = head.map(textsIn).sort((a, b) => a - b);
  const usual = widths[Math.floor(widths.length * 0.75)] ?? 0;
  const full = head.findIndex((row) => filledIn(row, merges) >= Math.ceil((usual + 1) / 2));
  const at = Math.max(0, isNamedAbove(head[full - 1], head[full]) ? full - 1 : full);
  const [first, ...below] = head.slice(at);
  const empty = { rows: [], titles: head.slice(0, at), question: null, amountsInstead: null };
  if (!first) return empty;
  if (amountsIn(first) * 2 > textsIn(first)) return { ...empty, amountsInstead: first };
  const depth = mergedDepth(first, merges);
  if (depth > 1) {
    const last = first.rowNumber + depth - 1;
    return { ...empty, rows: [first, ...below.filter(({ rowNumber }) => rowNumber <= last)] };
  }
  const [second, ...body] = below;
  const belongs = second?.rowNumber === first.rowNumber + 1 ? isSecondRow(first, second, body) : "no";
  const question = second && belongs === "perhaps" ? askDepth(first, second) : null;
  return { ...empty, rows: second && belongs === "yes" ? [first, second] : [first], question };
}

/** Whether the row above names every column that a row leaves blank: `Site, Capacity, , , ` above `, MW, MVA, kV, `. */
function isNamedAbove(above: SheetRow | undefined, row: SheetRow | undefined): boolean {
  if (!above || !row || above.rowNumber + 1 !== row.rowNumber || textsIn(above) < 2) return false;
  const columns = Array.from({ length: Math.max(above.cells.length, row.cells.length) }, (_, index) => index);
  const blank = columns.filter((index) => textOf(row.cells[index]) === "");
  return blank.length > 0 && blank.every((index) => textOf(above.cells[index]) !== "");
}

function mergedDepth(first: SheetRow, merges: readonly CellRange[]): number {
  const own = merges.filter(({ top }) => top === first.rowNumber);
  const depths = own.map(({ top, bottom, left, right }) => Math.max(bottom - top + 1, right > left ? 2 : 1));
  return Math.min(3, Math.max(1, ...depths));
}

/** Whether a row continues the names above it. */
function isSecondRow(first: SheetRow, second: SheetRow, body: readonly SheetRow[]): "yes" | "no" | "perhaps" {
  if (amountsIn(second) > 0) return "no";
  const texts = second.cells.map(textOf);
  const filled = texts.filter((text) => text !== "");
  const width = Math.max(first.cells.length, texts.length);
  const columns = Array.from({ length: width }, (_, index) => index);
  const isBlankAbove = (index: number) => textOf(first.cells[index]) === "";
  if (filled.length > 0 && filled.length < width && filled.every((text) => readUnit(text) !== null)) return "yes";
  const blanks = columns.filter(isBlankAbove);
  const fillsAll = blanks.length > 0 && blanks.every((index) => texts[index]);
  const leavesSome = columns.some((index) => !isBlankAbove(index) && !texts[index]);
  const namesAmounts = columns.some((index) => texts[index] && body.some((row) => isAmount(row.cells[index])));
  if (!fillsAll) return "no";
  if (namesAmounts) return "yes";
  return leavesSome ? "perhaps" : "no";
}

function askDepth(first: SheetRow, second: SheetRow): FileQuestion {
  const reading = (row: SheetRow) => row.cells.map(textOf).join(" ¦ ");
  return {
    about: "header_rows",
    candidates: [
      { value: String(first.rowNumber), reading: `row ${second.rowNumber} is a record: ${reading(second)}` },
      {
        value: `${first.rowNumber}-${second.rowNumber}`,
        reading: `row ${second.rowNumber} continues ${reading(first)}`,
      },
    ],
  };
}
