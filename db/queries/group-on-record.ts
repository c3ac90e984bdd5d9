import { sql } from "drizzle-orm";
import type { TrackRecordQuery } from "@/lib/track-record/track-record-query";
import type { Db } from "../client";

/** The query without an economy, operator or engine that no record has: each is as if it were not there. */
export async function groupOnRecord(db: Db, query: TrackRecordQuery): Promise<TrackRecordQuery> {
  const { economy, operator, engine } = query;
  if (economy === null && operator === null && engine === null) return query;
  const [found] = await db.execute<{ economy: boolean; operator: boolean; engine: boolean }>(sql`
    select ${economy}::text = 'unknown' or exists (select from economies where iso3 = ${economy}) as economy,
      exists (select from organisations where slug = ${operator}) as operator,
      exists (select from forecasts where engine_version = ${engine})
        or exists (select from stored_results where kind = 'replay' and engine_version = ${engine}) as engine`);
  return {
    ...query,
    economy: found?.economy ? economy : null,
    operator: found?.operator ? operator : null,
    engine: found?.engine ? engine : null,
  };
}
