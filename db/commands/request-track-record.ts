import { sql } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import { type TrackRecordQuery, trackRecordKey } from "@/lib/track-record/track-record-query";
import type { Db } from "../client";

/** Behind `store-results` (20), which shares their queue and drops what was made from older records. */
const PRIORITY = 25;

/** As many wait at once, whoever asks for how many. */
export const TRACK_RECORDS_WAITING = 20;

/**
 * Asks the worker for the track record of a group and period. One that waits, runs or was given up is not asked for again.
 * @returns `busy` when nothing was asked, since too many wait
 */
export async function requestTrackRecord(
  db: Db,
  _actor: Actor,
  query: TrackRecordQuery,
): Promise<"calculating" | "busy"> {
  const jobKey = `store-track-record:${trackRecordKey(query)}`;
  const [queue] = await db.execute<{ isAsked: boolean; waiting: number }>(sql`
    select coalesce(bool_or(key = ${jobKey}), false) as "isAsked",
      (count(*) filter (where attempts < max_attempts))::int as waiting
    from graphile_worker.jobs where task_identifier = 'store-track-record'`);
  if (queue?.isAsked) return "calculating";
  if (!queue || queue.waiting >= TRACK_RECORDS_WAITING) return "busy";
  await db.execute(sql`
    select graphile_worker.add_job('store-track-record', ${JSON.stringify({ query })}::json, queue_name => 'results',
      job_key => ${jobKey}, job_key_mode => 'preserve_run_at', priority => ${PRIORITY})`);
  return "calculating";
}
