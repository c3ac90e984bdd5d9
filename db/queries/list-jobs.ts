import { sql } from "drizzle-orm";
import type { Db } from "../client";

/** A job of the worker's queue. One that ended well is no longer there. */
export type QueuedJob = {
  id: string;
  task: string;
  /** Jobs with the same key replace each other while they wait. */
  key: string | null;
  state: "waiting" | "running" | "given_up";
  attempts: number;
  maxAttempts: number;
  /** ISO instant before which it does not run (again). */
  runAt: string;
  lastError: string | null;
};

/** The queue, in the order in which it runs. @throws when the database has none, since nothing has migrated it */
export async function listJobs(db: Db): Promise<QueuedJob[]> {
  const [found] = await db.execute<{ isThere: boolean }>(
    sql`select to_regclass('graphile_worker.jobs') is not null as "isThere"`,
  );
  if (!found?.isThere) throw new Error("The database has no queue yet: start Leadtime (npm start) once.");
  return db.execute<QueuedJob>(sql`
    select id::text, task_identifier as task, key, attempts, max_attempts as "maxAttempts",
      to_char(run_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "runAt", last_error as "lastError",
      case when locked_at is not null then 'running' when attempts >= max_attempts then 'given_up' else 'waiting' end as state
    from graphile_worker.jobs
    order by priority, run_at, graphile_worker.jobs.id`);
}
