import { sql } from "drizzle-orm";
import type { Db } from "../client";

/**
 * A text that changes whenever a record, a forecast, a score or a replay does: the newest row of the audit log, which every record goes
 * through in the order of commits, and sums over what is not audited, since the newest row there may be older than one committed later.
 */
export async function getRecordsState(db: Db): Promise<string> {
  const [row] = await db.execute<{ state: string }>(sql`
    select concat_ws('|',
      (select id || ' ' || hash from audit_log order by id desc limit 1),
      (select count(*) || ' ' || coalesce(sum(forecast_id), 0) from current_forecasts),
      (select count(*) || ' ' || coalesce(sum(extract(epoch from scored_at)), 0) from forecast_scores),
      (select count(*) || ' ' || coalesce(sum(extract(epoch from computed_at)), 0) from stored_results where kind = 'replay')) as state`);
  if (!row) throw new Error("the state of the records cannot be read");
  return row.state;
}
