import { sql } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import { type TrackRecordQuery, trackRecordKey } from "@/lib/track-record/track-record-query";
import type { Db } from "../client";

/** Somebody waits for it: before the refreshes of a night. */
const PRIORITY = 5;

/** Asks the worker for the track record of a group and period; what waits already is not asked for twice. */
export async function requestTrackRecord(db: Db, _actor: Actor, query: TrackRecordQuery): Promise<void> {
  await db.execute(sql`
    select graphile_worker.add_job('store-track-record', ${JSON.stringify({ query })}::json, queue_name => 'results',
      job_key => ${`store-track-record:${trackRecordKey(query)}`}, job_key_mode => 'preserve_run_at', priority => ${PRIORITY})`);
}
