import { eq, max } from "drizzle-orm";
import type { Db } from "../client";
import { imports } from "../schema";

/**
 * The ISO day to which the records reach: the newest day of publication (of record folders: on which their pages were read) of all that was
 * taken in as a whole and stands: a dry run and an import that was undone do not count. Not the day of the import, nor that of a single claim, which says nothing of the others. Null before the first import.
 */
export async function findRecordsDay(db: Db): Promise<string | null> {
  const [row] = await db
    .select({ day: max(imports.publishedOn) })
    .from(imports)
    .where(eq(imports.state, "applied"));
  return row?.day ?? null;
}
