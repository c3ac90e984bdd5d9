import { sql } from "drizzle-orm";
import type { Db } from "../client";

/**
 * A text that changes whenever a record, a forecast, a score or a replay does: the newest row of the audit log, which every record goes
 * through, and of what is not audited. Cheap, however much there is.
 */
export async function getRecordsState(db: Db): Promise<string> {
  const [row] = await db.execute<{ state: string }>(sql`
    select concat_ws('|',
      (select id || ' ' || hash from audit_log order by id desc limit 1),
      (select max(id) from forecasts),
      (select max(scored_at) from forecast_scores),
      (select count(*) || ' ' || coalesce(max(computed_at)::text, '') from stored_results where kind = 'replay')) as state`);
  if (!row) throw new Error("the state of the records cannot be read");
  return row.state;
}
