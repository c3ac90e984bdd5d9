import type { Actor } from "@/lib/domain/actor";
import type { TrackRecordQuery } from "@/lib/track-record/track-record-query";
import type { Db } from "../client";
import { getResultsHash } from "../queries/get-results-hash";
import { trackRecordFigures } from "../results/track-record";
import { ASKED, dropOldTrackRecords } from "./drop-old-track-records";
import { inSnapshot } from "./in-snapshot";
import { storeResult } from "./store-result";

/** Computes and stores the track record of one group and period that somebody asked for; the oldest of those make room. */
export async function storeTrackRecord(
  db: Db,
  actor: Actor,
  { query, asOfOn }: { query: TrackRecordQuery; asOfOn: string },
): Promise<void> {
  await inSnapshot(db, actor, async (tx) => {
    const inputHash = ASKED + (await getResultsHash(tx, "track-record", asOfOn));
    for (const [key, figures] of await trackRecordFigures(tx, [query], asOfOn))
      await storeResult(tx, actor, { kind: "track-record", key, inputHash, asOfOn, figures });
    await dropOldTrackRecords(tx, actor);
  });
}
