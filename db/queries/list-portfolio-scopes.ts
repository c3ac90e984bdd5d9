import { sql } from "drizzle-orm";
import type { PortfolioScope } from "@/lib/portfolio/portfolio-run";
import type { Db } from "../client";

/** A scope that a run can be asked for, with how many sites it has; names null for all sites. */
export type ScopeChoice = { scope: PortfolioScope; nameEn: string | null; nameKo: string | null; sites: number };

/** All sites, and every economy, operator and programme that has some, by their English names. */
export async function listPortfolioScopes(db: Db): Promise<ScopeChoice[]> {
  return db.execute<ScopeChoice>(sql`
    with s as (select * from sites where exists (select from phases p where p.site_id = sites.id and p.retired_on is null))
    select scope, name_en as "nameEn", name_ko as "nameKo", sites from (
      select 1 as rank, json_build_object('kind', 'all') as scope, null as name_en, null as name_ko, count(*)::int as sites from s
      union all
      select 2, json_build_object('kind', 'economy', 'iso3', e.iso3), e.name_en, e.name_ko, count(*)::int
        from s join economies e on e.iso3 = s.iso3 group by e.iso3, e.name_en, e.name_ko
      union all
      select 3, json_build_object('kind', 'operator', 'slug', o.slug), o.name_en, o.name_ko, count(*)::int
        from s join organisations o on o.id = s.operator_id group by o.slug, o.name_en, o.name_ko
      union all
      select 4, json_build_object('kind', 'programme', 'slug', p.slug), p.name_en, p.name_ko, count(*)::int
        from s join programmes p on p.id = s.programme_id group by p.slug, p.name_en, p.name_ko) choices
    where sites > 0 order by rank, lower(name_en)`);
}
