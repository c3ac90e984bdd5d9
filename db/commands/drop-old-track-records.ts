import { sql } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import type { Db } from "../client";

/** Track records of a group that are kept. */
const KEPT = 200;

/** Marks the input hash of what somebody asked for: no hash is ever such a text, so it does not make its kind current. */
export const ASKED = "asked ";

/** Drops the oldest track records of a group beyond 200. They are made again when somebody asks. */
export async function dropOldTrackRecords(db: Db, _actor: Actor): Promise<void> {
  await db.execute(sql`
    delete from stored_results where kind = 'track-record' and key in (
      select key from stored_results where kind = 'track-record' and input_hash like ${`${ASKED}%`}
      order by computed_at desc offset ${KEPT})`);
}
