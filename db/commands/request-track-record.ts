import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import { ENGINE_VERSION } from "@/lib/forecast";
import { type TrackRecordQuery, trackRecordKey } from "@/lib/track-record/track-record-query";
import type { Db } from "../client";
import { getRecordsState } from "../queries/get-records-state";
import { inRetriedTransaction } from "../transaction";
import { lockRequests } from "./locks";

/** Behind `store-results` (20), which shares their queue and drops what was made from older records. */
const PRIORITY = 25;

/** As many wait or run at once, whoever asks for how many. */
export const TRACK_RECORDS_WAITING = 20;

/**
 * Asks the worker for the track record of a group and period. One that waits or runs is not asked for again; one that was given up is once
 * the records or the engine are others than when it was asked for.
 * @returns `failed` when it was given up and nothing has changed since; `busy` when nothing was asked, since too many wait
 */
export function requestTrackRecord(
  db: Db,
  actor: Actor,
  query: TrackRecordQuery,
): Promise<"calculating" | "busy" | "failed"> {
  const jobKey = `store-track-record:${trackRecordKey(query)}`;
  return inRetriedTransaction(db, actor, async (tx) => {
    await lockRequests(tx);
    // The queue's view shows a job's flags, but not its payload.
    const state = createHash("sha256")
      .update(`${ENGINE_VERSION} ${await getRecordsState(tx)}`)
      .digest("hex");
    const [queue] = await tx.execute<{
      active: number;
      isAsked: boolean;
      givenUpId: string | null;
      isSame: boolean;
    }>(sql`
      select (count(*) filter (where is_active))::int as active,
        coalesce(bool_or(is_active and key = ${jobKey}), false) as "isAsked",
        max(id) filter (where not is_active and key = ${jobKey})::text as "givenUpId",
        coalesce(bool_or(not is_active and key = ${jobKey} and flags ? ${state}), false) as "isSame"
      from (select *, locked_at is not null or attempts < max_attempts as is_active from graphile_worker.jobs
        where task_identifier = 'store-track-record') jobs`);
    if (!queue) throw new Error("the queue cannot be read");
    if (queue.isAsked) return "calculating";
    if (queue.isSame) return "failed";
    if (queue.active >= TRACK_RECORDS_WAITING) return "busy";
    if (queue.givenUpId !== null)
      await tx.execute(sql`select graphile_worker.complete_jobs(array[${queue.givenUpId}::bigint])`);
    await tx.execute(sql`
      select graphile_worker.add_job('store-track-record', ${JSON.stringify({ query })}::json, queue_name => 'results',
        job_key => ${jobKey}, job_key_mode => 'preserve_run_at', priority => ${PRIORITY}, flags => array[${state}])`);
    return "calculating";
  });
}
