import type { FileProblem } from "./problem";
import { isBlankRow, type SheetCell, type SheetRow, textOf } from "./table/sheet";

export type CsvRow = { rowNumber: number; cells: string[] };
export type CsvTable = {
  file: string;
  columns: string[];
  rows: CsvRow[];
  /** Rows that are longer or shorter than the header. */
  uneven: CsvRow[];
};

/**
 * A sheet as a publication with fixed columns has it: the first row is the header and every row is as long. Blank rows
 * are passed over but counted, so that a row's number is the one a spreadsheet shows.
 * @param isDelimited false for a workbook, which leaves out blank cells at the end of a row
 */
export function tableOfRows(
  file: string,
  rows: readonly SheetRow[],
  isDelimited = true,
): { table: CsvTable; problems: FileProblem[] } {
  const [header, ...body] = rows;
  const columns = (header?.cells ?? []).map(textOf);
  const problems: FileProblem[] = [];
  const table: CsvTable = { file, columns, rows: [], uneven: [] };
  for (const row of rows) {
    const cells = row.cells.map(asText);
    const lost = cells.find((cell) => cell.includes("\uFFFD"));
    const at = { file, row: row.rowNumber, column: null };
    if (row.fault) problems.push({ ...at, value: null, reason: row.fault });
    if (lost !== undefined)
      problems.push({ ...at, value: lost, reason: "holds U+FFFD: letters were lost when it was saved" });
  }
  for (const row of body) {
    if (isBlankRow(row)) continue;
    const cells = row.cells.map(asText);
    while (!isDelimited && cells.length < columns.length) cells.push("");
    if (cells.length === columns.length && !row.fault) table.rows.push({ rowNumber: row.rowNumber, cells });
    else if (cells.length !== columns.length) {
      const reason = `has ${cells.length} columns where the header has ${columns.length}`;
      problems.push({ file, row: row.rowNumber, column: null, value: cells.join(","), reason });
      if (!row.fault) table.uneven.push({ rowNumber: row.rowNumber, cells });
    }
  }
  if (columns.every((name) => name === ""))
    problems.push({ file, row: 1, column: null, value: null, reason: "has no header" });
  return { table, problems };
}

const asText = (cell: SheetCell) => (typeof cell === "string" ? cell : (cell.date ?? cell.text));
