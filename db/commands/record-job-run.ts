import { sql } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import type { Db } from "../client";
import { jobRuns } from "../schema";

/**
 * Keeps that a task of the worker has just ended well.
 * @param input.asOfOn the day that it worked for, which may have ended meanwhile
 */
export async function recordJobRun(db: Db, _actor: Actor, input: { task: string; asOfOn: string }): Promise<void> {
  const finishedAt = sql`clock_timestamp()`;
  await db
    .insert(jobRuns)
    .values({ ...input, finishedAt })
    .onConflictDoUpdate({ target: jobRuns.task, set: { asOfOn: input.asOfOn, finishedAt } });
}
