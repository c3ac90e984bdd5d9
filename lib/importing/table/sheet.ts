/** A cell that a workbook stores as something other than text. */
export type StoredCell = {
  /** As stored: the digits of a number, the serial of a date, the code of an error. */
  text: string;
  /** Null for what is no number: an error, a formula without a result. */
  number: number | null;
  /** From the number's format: `0.0" MW"`, `0%`. */
  unit: string | null;
  /** An ISO day, month or year, as precise as the format shows it, with the time of day where there is one. */
  date: string | null;
  /** Why the cell cannot be taken. */
  fault: string | null;
};

/** A cell as the file has it. */
export type SheetCell = string | StoredCell;

/** A row as the file has it. Workbooks leave out blank rows, and cells after the last that is filled. */
export type SheetRow = {
  /** As a spreadsheet counts, from 1; in a delimited file the number of the record. */
  rowNumber: number;
  cells: readonly SheetCell[];
  /** Why the row as a whole cannot be taken. */
  fault?: string;
  /** A filter or a hand hides it from who looks at the workbook. */
  isHidden?: true;
};

/** Registers have some hundred columns at most. Without this limit each of many short rows could claim room for half a million. */
export const MOST_COLUMNS = 2_000;

/** Why a row that is longer cannot be taken; its cells end with the last column that is read. */
export const tooWide = (columns: number): string =>
  `has ${columns} columns: those after the first ${MOST_COLUMNS} are not read`;

/** Some rows of a sheet, in their order; a workbook tells which cells are merged behind the last row. */
export type SheetBatch = { rows: SheetRow[]; merges: CellRange[] };

/** Merged cells, by row number and by column from 0; all four included. */
export type CellRange = { top: number; bottom: number; left: number; right: number };

export const textOf = (cell: SheetCell | undefined): string =>
  (cell === undefined ? "" : typeof cell === "string" ? cell : cell.text).trim();

/** Whether nothing stands in the row. */
export const isBlankRow = (row: SheetRow): boolean => row.cells.every((cell) => textOf(cell) === "");

/** The name of a column by its place, from 0: A, B, … Z, AA. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}
