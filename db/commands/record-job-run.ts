import { sql } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import type { Db } from "../client";
import { jobRuns } from "../schema";

/** Keeps that a task of the worker has just ended well. */
export async function recordJobRun(db: Db, _actor: Actor, input: { task: string }): Promise<void> {
  const finishedAt = sql`clock_timestamp()`;
  await db
    .insert(jobRuns)
    .values({ task: input.task, finishedAt })
    .onConflictDoUpdate({ target: jobRuns.task, set: { finishedAt } });
}
