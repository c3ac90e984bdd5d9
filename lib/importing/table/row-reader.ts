import type { FileProblem } from "../problem";
import { type CellValue, readCell } from "./cell-value";
import { createMergeFiller } from "./merged-cells";
import { type RowKind, rowKind } from "./row-kind";
import { type SheetCell, type SheetRow, textOf } from "./sheet";
import type { TablePlan } from "./survey";

/** A cell as the file has it, and what it says. */
export type TableCell = { raw: string; value: CellValue };

/** A row below the header, its cells in the order of the plan's columns. */
export type TableRow = { rowNumber: number; kind: RowKind; cells: TableCell[] };

export type ReadRows = {
  rows: TableRow[];
  problems: FileProblem[];
  /** Rows that are no records, each named. Blank rows are only counted by their numbers. */
  notes: FileProblem[];
};

/** One for all: a row of a workbook may have a single text far to the right. */
const NOTHING: TableCell = Object.freeze({ raw: "", value: Object.freeze({ kind: "blank" as const }) });

const SPREADSHEET_ERROR = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/;
const REMARKS = {
  total: "is a total or subtotal and no record",
  note: "is a note and no record",
  header: "is the header again",
} as const;

/**
 * Reads the rows of a sheet in their order, each once, as its plan says. Rows above the header's end are passed over.
 * @returns a function that takes the next rows
 */
export function createRowReader(plan: TablePlan): (rows: readonly SheetRow[]) => ReadRows {
  const { file, sheet } = plan.place;
  const [width, lastHeaderRow] = [plan.columns.length, Math.max(0, ...plan.header)];
  const fillMerged = createMergeFiller(plan);

  return (rows) => {
    const read: ReadRows = { rows: [], problems: [], notes: [] };
    for (const row of rows) {
      if (row.rowNumber <= lastHeaderRow) continue;
      const at = { file, sheet, row: row.rowNumber };
      const filled = fillMerged(row);
      read.problems.push(...filled.problems);
      const { cells } = filled;
      const kind = rowKind({ ...row, cells }, width, plan.headerTexts);
      const whole = kind === "data" ? (row.fault ?? wrongLength(plan, row)) : null;
      if (whole !== null) {
        const texts = cells.map(textOf);
        read.problems.push({ ...at, column: null, value: texts.join(" ¦ "), reason: whole });
        const raw = texts.map((text) => ({ raw: text, value: { kind: "text" as const, text } }));
        read.rows.push({ rowNumber: row.rowNumber, kind: "broken", cells: raw });
        continue;
      }
      if (kind === "total" || kind === "note" || kind === "header") {
        const value = cells.map(textOf).filter(Boolean).join(" ¦ ");
        read.notes.push({ ...at, column: null, value, reason: REMARKS[kind] });
      }
      const tableCells = plan.columns.map(({ index, title }) => {
        const cell = cells[index];
        if (cell === undefined || cell === "") return NOTHING;
        const fault = kind === "data" ? faultOf(cell) : null;
        if (fault) read.problems.push({ ...at, column: title, value: textOf(cell), reason: fault });
        return { raw: rawOf(cell), value: readCell(cell, plan.signs[index] ?? null) };
      });
      read.rows.push({ rowNumber: row.rowNumber, kind, cells: tableCells });
    }
    return read;
  };
}

const rawOf = (cell: SheetCell) => (typeof cell === "string" ? cell : cell.text);

function faultOf(cell: SheetCell): string | null {
  if (typeof cell !== "string" && cell.fault !== null) return cell.fault;
  const text = textOf(cell);
  if (text.startsWith("#") && SPREADSHEET_ERROR.test(text)) return "is an error that the spreadsheet shows";
  return text.includes("\uFFFD") ? "holds U+FFFD: letters were lost when it was saved before" : null;
}

/** A delimited row must be as long as the header; blank cells behind its end do not count. */
function wrongLength({ place, columns }: TablePlan, { cells }: SheetRow): string | null {
  if (place.delimiter === null) return null;
  const filled = cells.findLastIndex((cell) => textOf(cell) !== "") + 1;
  const length = cells.length < columns.length ? cells.length : filled;
  const isRight = cells.length >= columns.length && filled <= columns.length;
  return isRight ? null : `has ${length} columns where the header has ${columns.length}`;
}
