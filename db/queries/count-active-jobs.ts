import { sql } from "drizzle-orm";
import type { Db } from "../client";

/** How many jobs of a task wait or run; one that was given up does neither. */
export async function countActiveJobs(db: Db, task: string): Promise<number> {
  const [row] = await db.execute<{ jobs: number }>(sql`
    select count(*)::int as jobs from graphile_worker.jobs
    where task_identifier = ${task} and (locked_at is not null or attempts < max_attempts)`);
  if (!row) throw new Error("a count gave no row");
  return row.jobs;
}
