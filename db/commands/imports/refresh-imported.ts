import { sql } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import type { Db } from "../../client";
import { enqueueSiteRefreshes } from "../enqueue-site-refreshes";

/** Above so many sites, every open one is asked for in one statement. */
const SITES_ONE_BY_ONE = 200;

/** Keeps the triggers from asking for a refresh with every row: `refreshImported` asks once, at the end of the transaction. */
export async function holdRefreshes(db: Db): Promise<void> {
  await db.execute(sql`select set_config('leadtime.refresh_provided', ',all,', true)`);
}

/** Asks the worker for the forecasts of the sites that an import named. */
export async function refreshImported(db: Db, actor: Actor, importId: number): Promise<void> {
  await db.execute(sql`select set_config('leadtime.refresh_provided', ',', true)`);
  const named = sql`select distinct site_id from import_rows where import_id = ${importId} and site_id is not null`;
  const [sites] = await db.execute<{ n: number }>(sql`select count(*)::int as n from (${named}) s`);
  if ((sites?.n ?? 0) > SITES_ONE_BY_ONE) await enqueueSiteRefreshes(db, actor, { scope: "open" });
  else await db.execute(sql`select enqueue_refresh(site_id) from (${named} order by 1) s`);
}
