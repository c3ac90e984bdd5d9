import { withoutInvisible } from "@/lib/domain/name-key";
import type { CsvRow, CsvTable } from "./csv-table";
import type { FileProblem } from "./problem";

/** How a publication names a column, the usual name first. Case and spacing do not matter. */
export type ColumnNames<Field extends string> = Record<Field, { names: readonly string[]; isRequired?: true }>;

export type Columns<Field extends string> = {
  has: (field: Field) => boolean;
  /** The cell, trimmed; empty when the table has no such column. */
  cell: (row: CsvRow, field: Field) => string;
  /** The name that the table itself uses. */
  title: (field: Field) => string;
  /** The row by column name, to be kept as it was read. */
  raw: (row: CsvRow) => Record<string, string>;
  problems: FileProblem[];
  notUnderstood: FileProblem[];
};

/** What two spellings of a column's name have in common. */
export const columnKey = (name: string) =>
  withoutInvisible(name).normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();

/** Finds the columns by name, never by position. A column of no known name is reported, not refused. */
export function findColumns<Field extends string>(
  table: CsvTable,
  wanted: ColumnNames<Field>,
  ignored: readonly string[],
): Columns<Field> {
  const { file } = table;
  const problems: FileProblem[] = [];
  const notUnderstood: FileProblem[] = [];
  const indexOf = new Map<Field, number>();
  const fieldOf = new Map<string, Field>();
  for (const field of Object.keys(wanted) as Field[])
    for (const name of wanted[field].names) fieldOf.set(columnKey(name), field);
  const known = new Set(ignored.map(columnKey));

  table.columns.forEach((column, index) => {
    const key = columnKey(column);
    const field = fieldOf.get(key);
    const at = { file, row: 1, column, value: null };
    if (field && indexOf.has(field)) {
      const other = table.columns[indexOf.get(field) ?? 0];
      problems.push({ ...at, reason: `says the same as the column "${other}": which one holds?` });
    } else if (field) indexOf.set(field, index);
    else if (!known.has(key))
      notUnderstood.push({ ...at, reason: "this column is not known: its cells are kept with their rows" });
  });
  for (const field of Object.keys(wanted) as Field[]) {
    const { names, isRequired } = wanted[field];
    if (isRequired && !indexOf.has(field))
      problems.push({
        file,
        row: 1,
        column: names[0] ?? field,
        value: null,
        reason: `this column is missing (known names: ${names.join(", ")})`,
      });
  }
  return {
    has: (field) => indexOf.has(field),
    cell: (row, field) => row.cells[indexOf.get(field) ?? -1]?.trim() ?? "",
    title: (field) => table.columns[indexOf.get(field) ?? -1] ?? wanted[field].names[0] ?? field,
    raw: (row) => rawCells(table, row),
    problems,
    notUnderstood,
  };
}

/** A row by column name, as it was read; a cell whose column has no name, or another's, goes by its place. */
export function rawCells({ columns }: CsvTable, { cells }: CsvRow): Record<string, string> {
  const length = Math.max(columns.length, cells.length);
  const names = Array.from({ length }, (_, index) => {
    const name = columns[index] ?? "";
    return name === "" || columns.indexOf(name) !== index ? `${name} (column ${index + 1})`.trim() : name;
  });
  return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ""]));
}
