import type { DataRow } from "./columns-and-rows";

/** Below 0 when `a` comes first: numbers by size, texts as the language orders them. Both are known. */
export function compareValues(a: unknown, b: unknown, locale: string): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a).localeCompare(String(b), locale, { numeric: true });
}

/** Whether a column sorts, and which way first: figures from the largest, texts and days from the start. */
export function sortsFrom(rows: readonly DataRow[], column: string) {
  const known = rows.flatMap(({ sortBy }) => sortBy?.[column] ?? []);
  return { enableSorting: known.length > 0, sortDescFirst: typeof known[0] === "number" };
}
