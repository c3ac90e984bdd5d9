import { isDeepStrictEqual } from "node:util";
import { desc, eq } from "drizzle-orm";
import type { Db } from "../client";
import type { parameters, referenceClasses, scenarios } from "../schema";
import { saveRow } from "./save-row";

type VersionedTable = typeof parameters | typeof referenceClasses | typeof scenarios;

/**
 * A new version when one of `fields` differs from the newest one's, so that an old forecast can still say what it used;
 * otherwise the newest version, its wording brought up to date. Two writers of one name at once get two versions.
 * @param whenAdded what only a new version takes, such as who made it
 * @returns the version that holds
 */
export async function saveVersion<Table extends VersionedTable>(
  db: Db,
  table: Table,
  values: Omit<Table["$inferInsert"], "version" | "recordedBy">,
  fields: readonly (keyof Table["$inferInsert"])[],
  whenAdded: Partial<Table["$inferInsert"]> = {},
): Promise<{ id: number; version: number }> {
  const slug = (values as { slug: string }).slug;
  const given = values as Record<string, unknown>;
  for (;;) {
    const newestRows = await db
      .select()
      .from(table as typeof parameters)
      .where(eq(table.slug, slug))
      .orderBy(desc(table.version))
      .limit(1);
    const newest = newestRows[0] as (Record<string, unknown> & { version: number }) | undefined;
    const isSame =
      newest &&
      fields.every((field) => isDeepStrictEqual(newest[field as string] ?? null, given[field as string] ?? null));
    if (isSame) {
      const key = { slug, version: newest.version };
      const { row } = await saveRow(db, table as typeof parameters, key, values as typeof parameters.$inferInsert);
      return { id: row.id, version: row.version };
    }
    const [added] = await db
      .insert(table as typeof parameters)
      .values({ ...values, ...whenAdded, version: (newest?.version ?? 0) + 1 } as typeof parameters.$inferInsert)
      .onConflictDoNothing()
      .returning();
    if (added) return { id: added.id, version: added.version };
    // Another writer took the number and has committed: this one follows it.
  }
}
