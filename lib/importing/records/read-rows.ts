import type { CsvRow, CsvTable } from "../csv-table";
import type { FileProblem } from "../problem";
import { type RecordFile, type RecordRow, recordFiles } from "./files";

export type ReadRow<File extends RecordFile> = { rowNumber: number; cells: RecordRow<File> };

/** The rows of a file by column name, wherever the columns stand; a column that is missing is one problem, and then there are no rows. */
export function readRows<File extends RecordFile>(
  file: File,
  table: CsvTable,
): { rows: ReadRow<File>[]; problems: FileProblem[] } {
  const columns: readonly string[] = recordFiles[file];
  const missing = columns.filter((column) => !table.columns.includes(column));
  if (missing.length > 0) {
    const reason = `this column is missing (expected: ${columns.join(", ")})`;
    return { rows: [], problems: missing.map((column) => ({ file: table.file, row: 1, column, value: null, reason })) };
  }
  const places = columns.map((column) => [column, table.columns.indexOf(column)] as const);
  const cellsOf = ({ cells }: CsvRow) =>
    Object.fromEntries(places.map(([column, place]) => [column, cells[place]?.trim() ?? ""]));
  const rows = table.rows.map((row) => ({ rowNumber: row.rowNumber, cells: cellsOf(row) as RecordRow<File> }));
  return { rows, problems: [] };
}
