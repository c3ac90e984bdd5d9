import { asc, eq } from "drizzle-orm";
import type { Db } from "../client";
import { sourceEdits } from "../schema";

export type SourceEditRow = Omit<typeof sourceEdits.$inferSelect, "id" | "sourceId">;

/** Every edit of a source, oldest first: the version it made, what changed from what to what, why, by whom and when. */
export async function listSourceEdits(db: Db, { sourceId }: { sourceId: number }): Promise<SourceEditRow[]> {
  const { version, changes, reason, recordedBy, recordedAt } = sourceEdits;
  const rows = db.select({ version, changes, reason, recordedBy, recordedAt }).from(sourceEdits);
  return rows.where(eq(sourceEdits.sourceId, sourceId)).orderBy(asc(sourceEdits.version));
}
