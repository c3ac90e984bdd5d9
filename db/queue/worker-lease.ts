import { sql } from "drizzle-orm";
import type { Db } from "../client";

/** First half of the advisory locks' key; the second is the hash of the name in which jobs are taken. */
const LEASE_CLASS = 7451030;

/** A connection may be lost for a moment, and a worker takes its first job before it holds its lease. */
const GRACE_SECONDS = 60;

const isHeld = (holder: ReturnType<typeof sql>) => sql`exists (
  select 1 from pg_locks
  where locktype = 'advisory' and objsubid = 2 and granted and classid = ${LEASE_CLASS}::int::oid
    and objid::bigint = (hashtext(${holder})::bigint & 4294967295)
    and database = (select oid from pg_database where datname = current_database()))`;

/**
 * Takes the leases of these holders of jobs, or keeps them: advisory locks, which the server drops when the process dies.
 * @param db a pool of one connection, which stays open as long as they work
 * @param holders as in `locked_by`
 */
export async function holdLeases(db: Db, holders: string[]): Promise<void> {
  for (const holder of holders) {
    await db.execute(
      sql`select pg_try_advisory_lock(${LEASE_CLASS}::int, hashtext(${holder})) where not ${isHeld(sql`${holder}::text`)}`,
    );
  }
}

/**
 * Gives jobs back to the queue that were taken, longer ago than the grace, in a name without a lease: that worker was killed. Without
 * it such a job waits four hours. One that a newer job with its key has replaced meanwhile (it lost the key) is done with.
 * @returns the names
 */
export async function releaseOrphanedJobs(db: Db, options: { graceSeconds?: number } = {}): Promise<string[]> {
  const graceSeconds = options.graceSeconds ?? GRACE_SECONDS;
  const rows = await db.execute<{ holder: string }>(sql`
    select holder from (select distinct locked_by as holder from graphile_worker.jobs
      where locked_by is not null and locked_at < now() - make_interval(secs => ${graceSeconds})) holders
    where not ${isHeld(sql`holder`)}`);
  const killed = rows.map(({ holder }) => holder);
  for (const holder of killed) {
    const replaced = sql`select id from graphile_worker.jobs
      where locked_by = ${holder} and key is null and attempts >= max_attempts`;
    const done = (await db.execute<{ id: string }>(replaced)).map(({ id }) => id);
    await db.execute(sql`select graphile_worker.force_unlock_workers(array[${holder}])`);
    await db.execute(sql`select graphile_worker.complete_jobs(${`{${done}}`}::bigint[])`);
  }
  return killed;
}
