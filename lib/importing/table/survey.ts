import { counted } from "@/lib/domain/counted";
import type { FileProblem } from "../problem";
import type { TableChoices } from "./choices";
import { nameColumns, type TableColumn } from "./column-titles";
import { decideSigns, emptyTally, type SignTally, tallySign } from "./decimal-sign";
import { findHeader, type Header } from "./header";
import type { DecimalSign } from "./number-readings";
import { type CellRange, isBlankRow, type SheetRow, textOf } from "./sheet";

/** Where a table stands. */
export type TablePlace = {
  file: string;
  /** Null in a file of one table. */
  sheet: string | null;
  /** What divides the cells of a delimited file, whose rows must all be of one length; null in a workbook. */
  delimiter: string | null;
};

/** How the rows of a sheet are to be read, found out from all of them. */
export type TablePlan = {
  place: TablePlace;
  /** The numbers of the header's rows; none where there is no header. */
  header: number[];
  columns: TableColumn[];
  /** The decimal sign by column; null where it is an open question, or where no number needs it. */
  signs: (DecimalSign | null)[];
  headerTexts: string[][];
  merges: readonly CellRange[];
  mergedNumbers: TableChoices["mergedNumbers"];
  /** Why the table cannot be taken as it is, questions among them. */
  problems: FileProblem[];
  /** What was left out or named anew. */
  notes: FileProblem[];
};

/** So many rows are looked through for the header. */
const HEAD = 40;

export type Survey = {
  add(rows: readonly SheetRow[]): void;
  /** @param merges known only behind the last row of a workbook's sheet */
  finish(merges: readonly CellRange[]): TablePlan;
};

/** Looks through all rows of a sheet once, keeping a few, and says how they are to be read. */
export function createSurvey(place: TablePlace, choices: TableChoices = {}): Survey {
  const head: SheetRow[] = [];
  const tallies: SignTally[] = [];
  const isFilled: boolean[] = [];
  let rowsBelow = 0;
  let hidden = 0;

  function tally(row: SheetRow) {
    rowsBelow += 1;
    row.cells.forEach((cell, index) => {
      const text = textOf(cell);
      if (text === "") return;
      isFilled[index] = true;
      tallies[index] ??= emptyTally();
      if (typeof cell === "string") tallySign(tallies[index], text, row.rowNumber);
    });
  }

  return {
    add(rows) {
      for (const row of rows) {
        if (isBlankRow(row)) continue;
        if (row.isHidden) hidden += 1;
        if (head.length < HEAD) head.push(row);
        else tally(row);
      }
    },
    finish(merges) {
      const header = findHeader(head, merges, choices.headerRows);
      const last = Math.max(0, ...header.rows.map(({ rowNumber }) => rowNumber));
      for (const row of header.rows.length > 0 ? head : []) if (row.rowNumber > last) tally(row);
      const width = tableWidth(header, place, isFilled);
      const columns = nameColumns(header.rows, merges, width);
      const signs = decideSigns(
        columns.map(({ index }) => tallies[index] ?? emptyTally()),
        place.delimiter,
      );
      const notes = remarks(place, header, columns);
      const reason = `holds ${counted(hidden, "hidden row, which is", "hidden rows, which are")} read like the others`;
      if (hidden > 0)
        notes.push({ file: place.file, sheet: place.sheet, row: null, column: null, value: null, reason });
      if (head.length === 0)
        notes.push({
          file: place.file,
          sheet: place.sheet,
          row: null,
          column: null,
          value: null,
          reason: "holds no rows",
        });
      const problems = headerProblems(place, header, { isEmpty: head.length === 0, rowsBelow, columns });
      signs.forEach(({ question }, index) => {
        const [either, column] = [tallies[index]?.either, columns[index]];
        if (!question || !either || !column || choices.decimalSign) return;
        const reason = "may mean two numbers: which sign stands before decimals?";
        const at = { file: place.file, sheet: place.sheet, row: either.row, column: column.title };
        problems.push({ ...at, value: either.text, reason, question });
      });
      return {
        place,
        header: header.rows.map(({ rowNumber }) => rowNumber),
        columns,
        signs: signs.map(({ sign }) => choices.decimalSign ?? sign),
        headerTexts: header.rows.map((row) => row.cells.map(textOf)),
        merges: merges.filter(({ top }) => top > last),
        mergedNumbers: choices.mergedNumbers,
        problems,
        notes,
      };
    },
  };
}

/** The columns that have a name or, in a workbook, anything below; a delimited file's rows may not be longer than its header. */
function tableWidth(header: Header, place: TablePlace, isFilled: readonly boolean[]): number {
  const named = Math.max(0, ...header.rows.map(({ cells }) => cells.findLastIndex((cell) => textOf(cell) !== "") + 1));
  const filled = header.rows.length === 0 ? 0 : isFilled.lastIndexOf(true) + 1;
  if (place.delimiter === null) return Math.max(named, filled);
  const longest = Math.max(0, ...header.rows.map(({ cells }) => cells.length));
  return Math.max(named, Math.min(longest, filled));
}

function remarks({ file, sheet }: TablePlace, header: Header, columns: readonly TableColumn[]): FileProblem[] {
  const titles = header.titles.map((row) => ({
    file,
    sheet,
    row: row.rowNumber,
    column: null,
    value: row.cells.map(textOf).filter(Boolean).join(" "),
    reason: "is a title above the table and was left out",
  }));
  const row = header.rows[0]?.rowNumber ?? null;
  const renamed = columns.flatMap(({ title, remark }) =>
    remark ? [{ file, sheet, row, column: title, value: null, reason: `this column ${remark}` }] : [],
  );
  return [...titles, ...renamed];
}

function headerProblems(
  { file, sheet }: TablePlace,
  header: Header,
  found: { isEmpty: boolean; rowsBelow: number; columns: readonly TableColumn[] },
): FileProblem[] {
  const at = { file, sheet, row: null, column: null, value: null };
  const first = header.rows[0]?.rowNumber ?? null;
  if (header.amountsInstead) {
    const { rowNumber, cells } = header.amountsInstead;
    const value = cells.map(textOf).join(" ¦ ");
    return [{ ...at, row: rowNumber, value, reason: "holds amounts where the names of the columns should stand" }];
  }
  const broken = header.rows.find(({ fault }) => fault);
  if (broken?.fault) return [{ ...at, row: broken.rowNumber, reason: broken.fault }];
  if (found.isEmpty) return [];
  if (first === null) return [{ ...at, reason: "has no header" }];
  if (header.question) {
    const reason = "has a second row that may belong to the header";
    return [{ ...at, row: first, reason, question: header.question }];
  }
  const lost = found.columns.find(({ title }) => title.includes("\uFFFD"));
  if (lost) return [{ ...at, row: first, column: lost.title, reason: "holds U+FFFD: letters were lost before" }];
  return found.rowsBelow === 0 ? [{ ...at, reason: "has no rows below its header" }] : [];
}
