import { z } from "zod";
import { storeTrackRecord } from "@/db/commands/store-track-record";
import { TrackRecordQuery } from "@/lib/track-record/track-record-query";
import { defineTask } from "../task";

/** Computes the track record of a group and period that somebody asked for. */
export const storeTrackRecordTask = defineTask(
  "store-track-record",
  z.object({ query: TrackRecordQuery }),
  ({ db, actor, asOfOn }, { query }) => storeTrackRecord(db, actor, { query, asOfOn }),
);
