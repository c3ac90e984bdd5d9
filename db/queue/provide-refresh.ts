import { sql } from "drizzle-orm";
import type { Db } from "../client";

/**
 * Says that this transaction, or what follows it at once, makes the forecasts of a site (or of all) itself, so that its changes of
 * their inputs put no job into the queue. It holds until the transaction ends, and comes before the first change.
 */
export async function provideRefresh(tx: Db, whose: { siteId: number } | "all"): Promise<void> {
  const scope = whose === "all" ? "all" : String(whose.siteId);
  await tx.execute(sql`
    select set_config('leadtime.refresh_provided',
      coalesce(nullif(current_setting('leadtime.refresh_provided', true), ''), ',') || ${`${scope},`}, true)`);
}
