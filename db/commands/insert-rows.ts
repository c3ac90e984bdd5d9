import { getTableColumns, getTableName, sql } from "drizzle-orm";
import { CasingCache } from "drizzle-orm/casing";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Db } from "../client";

const ROWS_AT_ONCE = 2_000;
const casing = new CasingCache("snake_case");

/**
 * Adds many rows in few statements. Triggers run for each, as always. A field that some rows give is null in the others: a column's default holds
 * only where no row gives it.
 * @returns the ids in the order of the rows; none for a table without ids
 */
export async function insertRows<Table extends PgTable>(
  db: Db,
  table: Table,
  rows: readonly Table["$inferInsert"][],
): Promise<number[]> {
  if (rows.length === 0) return [];
  const columns = getTableColumns(table);
  const given = new Set(
    rows.flatMap((row) => Object.keys(row).filter((field) => (row as Fields)[field] !== undefined)),
  );
  const named = Object.entries(columns).filter(([field]) => given.has(field));
  const columnNames = named.map(([field, column]) => [field, casing.getColumnCasing(column)] as const);
  const names = sql.join(
    columnNames.map(([, name]) => sql.identifier(name)),
    sql`, `,
  );
  const name = sql.identifier(getTableName(table));
  const returning = "id" in columns ? sql`returning id` : sql``;
  const ids: number[] = [];
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    const chunk = rows
      .slice(at, at + ROWS_AT_ONCE)
      .map((row) => Object.fromEntries(columnNames.map(([field, column]) => [column, (row as Fields)[field] ?? null])));
    const added = await db.execute<{ id: number }>(sql`
      insert into ${name} (${names}) select ${names}
      from jsonb_populate_recordset(null::${name}, ${JSON.stringify(chunk)}::jsonb) ${returning}`);
    for (const { id } of added) ids.push(id);
  }
  return ids;
}

type Fields = Record<string, unknown>;
