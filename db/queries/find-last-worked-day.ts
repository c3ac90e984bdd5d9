import { eq } from "drizzle-orm";
import type { Db } from "../client";
import { jobRuns } from "../schema";

/** The ISO date of the day that a task of the worker last worked for and ended well; null: never, or it is not known. */
export async function findLastWorkedDay(db: Db, task: string): Promise<string | null> {
  const [row] = await db.select({ asOfOn: jobRuns.asOfOn }).from(jobRuns).where(eq(jobRuns.task, task));
  return row?.asOfOn ?? null;
}
