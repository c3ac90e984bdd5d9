import { sql } from "drizzle-orm";
import type { Db } from "../client";

/** When the worker last finished a job, as an ISO instant; null: never yet. */
export async function findLastJobRun(db: Db): Promise<string | null> {
  const [row] = await db.execute<{ at: string | null }>(sql`
    select to_char(max(finished_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at from job_runs`);
  return row?.at ?? null;
}
