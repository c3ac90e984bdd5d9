import { desc } from "drizzle-orm";
import type { Db } from "../client";
import { auditLog } from "../schema";

/**
 * A text that changes whenever any record does: the hash of the newest row of the audit log, which every record goes through, one writer
 * after the other. Null before the first record.
 */
export async function getNewestChange(db: Db): Promise<string | null> {
  const [row] = await db.select({ hash: auditLog.hash }).from(auditLog).orderBy(desc(auditLog.id)).limit(1);
  return row?.hash ?? null;
}
