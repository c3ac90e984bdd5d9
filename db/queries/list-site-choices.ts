import { type SQL, sql } from "drizzle-orm";
import type { Db } from "../client";
import { containsPattern } from "./contains-pattern";

export type SiteChoice = {
  slug: string;
  nameEn: string;
  nameKo: string;
  economyNameEn: string | null;
  economyNameKo: string | null;
  phases: number;
};

/** Sites to choose one from, by name or alias; those with phases only, at most `limit`. */
export async function listSiteChoices(db: Db, input: { q: string | null; limit: number }): Promise<SiteChoice[]> {
  const pattern = input.q ? containsPattern(input.q) : null;
  const named: SQL = pattern
    ? sql`(s.name_en ilike ${pattern} or s.name_ko ilike ${pattern}
        or exists (select from site_aliases a where a.site_id = s.id and a.alias ilike ${pattern}))`
    : sql`true`;
  return db.execute<SiteChoice>(sql`
    select s.slug, s.name_en as "nameEn", s.name_ko as "nameKo", e.name_en as "economyNameEn", e.name_ko as "economyNameKo",
      (select count(*)::int from phases p where p.site_id = s.id and p.retired_on is null) as phases
    from sites s left join economies e on e.iso3 = s.iso3
    where exists (select from phases p where p.site_id = s.id and p.retired_on is null) and ${named}
    order by lower(s.name_en), s.slug limit ${input.limit}`);
}
