import { sql } from "drizzle-orm";
import type { Db } from "../client";
import { baseScenarioId } from "./base-scenario";

/** What a site's base forecast was made from: a scenario is computed on the same, and `inputHash` names its records and its model. */
export type ScenarioSite = { siteId: number; asOfOn: string; seed: number; draws: number; inputHash: string };

/**
 * The sites of an economy that have a base forecast, by id, and the hash of the audit log's newest row: another one as soon as any record
 * changes, null while there is none. One query.
 */
export async function listScenarioSites(
  db: Db,
  { iso3 }: { iso3: string },
): Promise<{ sites: ScenarioSite[]; newestChange: string | null }> {
  const [row] = await db.execute<{ sites: ScenarioSite[]; newestChange: string | null }>(sql`
    select (select hash from audit_log order by id desc limit 1) as "newestChange",
      coalesce((select json_agg(json_build_object('siteId', id, 'asOfOn', as_of_on, 'seed', seed, 'draws', draws, 'inputHash', input_hash)
          order by id)
        from (select distinct on (s.id) s.id, f.as_of_on, f.seed, f.draws, f.input_hash
          from current_forecasts c join forecasts f on f.id = c.forecast_id join phases p on p.id = c.phase_id join sites s on s.id = p.site_id
          where c.scenario_id = ${baseScenarioId} and s.iso3 = ${iso3}
          order by s.id, p.ordinal) bases), '[]') as sites`);
  if (!row) throw new Error("the sites of an economy cannot be read");
  return row;
}
