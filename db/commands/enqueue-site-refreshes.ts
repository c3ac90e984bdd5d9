import { sql } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import type { Db } from "../client";
import { baseScenarioId } from "../queries/base-scenario";

/** `open`: sites with a phase that is still to be forecast, or was never, or with a flag that is not cleared; `all`: every site. */
export type RefreshScope = "open" | "all";

/** Behind what a saved claim asks for: lower numbers run first, and that is 0. */
const PRIORITY = 10;

/**
 * Puts one refresh per site into the worker's queue, in place of one that waits there already. A site whose forecasts turn out to be
 * current costs its job a read and no write.
 * @returns how many sites were put there
 */
export async function enqueueSiteRefreshes(db: Db, _actor: Actor, input: { scope: RefreshScope }): Promise<number> {
  const isWanted = input.scope === "all" ? sql`true` : isOpen;
  const jobs = await db.execute(sql`
    select id from graphile_worker.add_jobs(array(
      select ('refresh-site', json_build_object('siteId', sites.id), null, null, null, 'refresh-site:' || sites.id, ${PRIORITY}, null)
        ::graphile_worker.job_spec
      from sites where ${isWanted} order by sites.id))`);
  return jobs.length;
}

const isOpen = sql`exists (select from flags where flags.site_id = sites.id and flags.cleared_at is null) or exists (
  select 1 from phases p
  left join current_forecasts c on c.phase_id = p.id and c.scenario_id = ${baseScenarioId}
  left join forecasts f on f.id = c.forecast_id
  where p.site_id = sites.id and p.retired_on is null and (f.id is null or f.state = 'forecast'))`;
