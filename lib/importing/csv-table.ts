import Papa from "papaparse";
import type { FileProblem } from "./problem";

export type CsvRow = { rowNumber: number; cells: string[] };
export type CsvTable = { file: string; columns: string[]; rows: CsvRow[] };

/** Reads CSV text. Blank lines are passed over but counted, so that a row's number is the one a spreadsheet shows. */
export function readCsvTable(file: string, text: string): { table: CsvTable; problems: FileProblem[] } {
  const source = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const parsed = Papa.parse<string[]>(source, { delimiter: ",", newline: "\n", header: false, skipEmptyLines: false });
  const problems: FileProblem[] = parsed.errors.map((error) => ({
    file,
    row: error.row === undefined ? null : error.row + 1,
    column: null,
    value: null,
    reason: `the quotes do not close as they should (${error.message})`,
  }));
  const [header = [], ...body] = parsed.data;
  const columns = header.map((name) => name.trim());
  const rows: CsvRow[] = [];
  body.forEach((cells, index) => {
    if (cells.every((cell) => cell.trim() === "")) return;
    const rowNumber = index + 2;
    if (cells.length === columns.length) rows.push({ rowNumber, cells });
    else {
      const reason = `has ${cells.length} columns where the header has ${columns.length}`;
      problems.push({ file, row: rowNumber, column: null, value: cells.join(","), reason });
    }
  });
  if (columns.every((name) => name === ""))
    problems.push({ file, row: 1, column: null, value: null, reason: "has no header" });
  return { table: { file, columns, rows }, problems };
}
