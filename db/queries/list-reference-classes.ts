import { desc } from "drizzle-orm";
import type { Db } from "../client";
import { referenceClasses } from "../schema";

export type ReferenceClassRow = Omit<typeof referenceClasses.$inferSelect, "values"> & {
  values: Record<string, unknown>;
};

/** The newest version of every reference class, by slug. */
export async function listReferenceClasses(db: Db): Promise<ReferenceClassRow[]> {
  const rows = await db
    .selectDistinctOn([referenceClasses.slug])
    .from(referenceClasses)
    .orderBy(referenceClasses.slug, desc(referenceClasses.version));
  return rows.map((row) => ({ ...row, values: row.values as Record<string, unknown> }));
}
