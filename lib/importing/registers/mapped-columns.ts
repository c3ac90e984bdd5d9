import { columnKey } from "../columns";
import type { FileProblem } from "../problem";
import type { TablePlan } from "../table/survey";
import type { ColumnMeaning, RegisterMapping } from "./mapping";

/** A column of a table with what the mapping says of it; `place` is that of its cell in a row. */
export type MappedColumn = {
  place: number;
  title: string;
  unit: string | null;
  meanings: readonly ColumnMeaning[];
  isKey: boolean;
};

/** The column that says of rows which an import left out why it did: no word of the register's. */
export const LEFT_OUT_TITLE = "Left out because";

/** The columns of a table in their order, each with what the mapping says of it; titles match whatever their case, width and spacing. */
export function mappedColumns(mapping: RegisterMapping, plan: TablePlan): MappedColumn[] {
  const meanings = new Map(Object.entries(mapping.columns).map(([title, own]) => [columnKey(title), own]));
  const keys = new Set(mapping.key.map(columnKey));
  return plan.columns.map(({ title, unit }, place) => ({
    ...{ place, title, unit, meanings: meanings.get(columnKey(title)) ?? [], isKey: keys.has(columnKey(title)) },
  }));
}

/** Fields that more than one column may fill. */
export const SHARED_FIELDS: ReadonlySet<ColumnMeaning["field"]> = new Set([
  ...(["alias", "locality", "operator", "owner", "user", "note", "skip"] as const),
]);

const identityOf = (meaning: ColumnMeaning): string => {
  switch (meaning.field) {
    case "date":
      return ["date", meaning.kind, meaning.key, meaning.step, meaning.claim].join(" ");
    case "counterparty":
    case "indicator_megawatts":
      return [meaning.field, meaning.kind, meaning.key].join(" ");
    default:
      return meaning.field;
  }
};

/**
 * What keeps a mapping from reading a table at all: no column of its key or of the name, or two columns that say the same. A mapped column
 * that the table lacks is a note: the sheets of one register often differ.
 */
export function checkMapping(
  mapping: RegisterMapping,
  plan: TablePlan,
): { problems: FileProblem[]; notes: FileProblem[] } {
  const columns = mappedColumns(mapping, plan);
  const { file, sheet } = plan.place;
  const at = { file, sheet, row: plan.header[0] ?? null, value: null };
  const titles = new Set(columns.map(({ title }) => columnKey(title)));
  const isMissing = (title: string) => !titles.has(columnKey(title));
  const problems: FileProblem[] = mapping.key.filter(isMissing).map((column) => ({
    ...{ ...at, column, reason: "this column of the key is missing: rows cannot be told apart without it" },
  }));
  const named = columns.filter(({ meanings }) => meanings.some(({ field }) => field === "name"));
  if (named.length === 0) problems.push({ ...at, column: null, reason: "no column says the name of the site" });
  const first = new Map<string, string>();
  for (const { title, meanings } of columns)
    for (const meaning of meanings) {
      const identity = identityOf(meaning);
      const other = first.get(identity);
      if (other === undefined) first.set(identity, title);
      else if (!SHARED_FIELDS.has(meaning.field))
        problems.push({ ...at, column: title, reason: `is mapped to "${identity}", as the column "${other}" is` });
    }
  const notes = Object.keys(mapping.columns)
    .filter(isMissing)
    .map((column) => ({ ...at, column, reason: "the mapping knows this column, this table has none of its name" }));
  return { problems, notes };
}
