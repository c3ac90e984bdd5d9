import { isDeepStrictEqual } from "node:util";
import { and, eq, getTableColumns, isNull } from "drizzle-orm";
import type { PgColumn, PgTable, PgUpdateSetSource } from "drizzle-orm/pg-core";
import type { Db } from "../client";

export type SavedRow<Row> = { row: Row; state: "added" | "changed" | "unchanged" };

/**
 * Adds the row with this natural key, or brings it up to date. Fields left out (undefined) keep what is stored.
 * Nothing is written when nothing differs, so that the audit log stays still.
 */
export async function saveRow<Table extends PgTable>(
  db: Db,
  table: Table,
  key: Partial<Table["$inferInsert"]>,
  values: Partial<Table["$inferInsert"]>,
): Promise<SavedRow<Table["$inferSelect"]>> {
  const columns = getTableColumns(table) as Record<string, PgColumn>;
  const column = (name: string) => {
    const found = columns[name];
    if (!found) throw new Error(`saveRow: the table has no column "${name}"`);
    return found;
  };
  const isThisRow = and(
    ...Object.entries(key).map(([name, value]) => (value === null ? isNull(column(name)) : eq(column(name), value))),
  );
  const find = async () =>
    (
      await db
        .select()
        .from(table as PgTable)
        .where(isThisRow)
        .limit(1)
    )[0] as Record<string, unknown> | undefined;

  let stored = await find();
  if (!stored) {
    const added = await db
      .insert(table)
      .values({ ...values, ...key } as Table["$inferInsert"])
      .onConflictDoNothing()
      .returning();
    if (Array.isArray(added) && added[0]) return { row: added[0] as Table["$inferSelect"], state: "added" };
    // Another writer was first, or another unique key is taken.
    stored = await find();
    if (!stored)
      throw new Error(
        `saveRow: a row with another key holds the same unique value: ${JSON.stringify({ ...key, ...values })}`,
      );
  }
  const before = stored;
  const changes = Object.fromEntries(
    Object.entries(values).filter(([name, value]) => value !== undefined && !isSame(column(name), before[name], value)),
  );
  if (Object.keys(changes).length === 0) return { row: before as Table["$inferSelect"], state: "unchanged" };
  const changed = await db
    .update(table)
    .set(changes as PgUpdateSetSource<Table>)
    .where(isThisRow)
    .returning();
  return { row: (changed as unknown[])[0] as Table["$inferSelect"], state: "changed" };
}

function isSame(column: PgColumn, stored: unknown, value: unknown): boolean {
  if (stored === null || value === null) return stored === value;
  if (column.columnType === "PgNumeric") return Number(stored) === Number(value);
  return isDeepStrictEqual(stored, value);
}
