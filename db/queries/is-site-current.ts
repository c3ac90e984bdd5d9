import { sql } from "drizzle-orm";
import type { Db } from "../client";
import { inputHash, type SiteInputs } from "./read-site-inputs";

/**
 * Whether a site's stored forecasts are those of these inputs: each phase has a current forecast made of them, and no retired phase has a
 * current forecast or an open flag.
 */
export async function isSiteCurrent(db: Db, inputs: SiteInputs): Promise<boolean> {
  const { site } = inputs;
  const [stored] = await db.execute<{ phases: number; isLeftOver: boolean }>(sql`
    select (count(*) filter (where f.input_hash = ${inputHash(inputs)} and p.retired_on is null))::int as phases,
      coalesce(bool_or(p.retired_on is not null and (c.forecast_id is not null or exists (
        select from flags where flags.site_id = p.site_id and p.id = any (flags.phase_ids) and cleared_at is null))), false) as "isLeftOver"
    from phases p
    left join current_forecasts c on c.phase_id = p.id
    left join forecasts f on f.id = c.forecast_id
    where p.site_id = ${site.id}`);
  return stored !== undefined && stored.phases === site.phases.length && !stored.isLeftOver;
}
