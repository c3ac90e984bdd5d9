import { sql } from "drizzle-orm";
import type { IndicatorKind } from "@/lib/domain/vocabulary";
import type { Db } from "../client";

/** Claims by kind of indicator; a kind without one is missing. */
export type ClaimCounts = Partial<Record<IndicatorKind, number>>;

export type RecordCounts = {
  totals: ClaimCounts;
  /** By ISO 3166 code; `unknown` for sites without an economy. */
  economies: Record<string, ClaimCounts>;
  sites: number;
  phases: number;
  sources: number;
  /** Slugs of data centers that lack one of these. */
  without: { operator: string[]; megawatts: string[]; claim: string[] };
};

/** How many standing claims, sites, phases and sources are on record, and which data centers lack an operator, a size or a claim. */
export async function countRecords(db: Db): Promise<RecordCounts> {
  const claims = await db.execute<{ iso3: string; kind: IndicatorKind; n: number }>(sql`
    select coalesce(s.iso3, 'unknown') as iso3, i.kind, count(*)::int as n
    from dated_claims c join milestones m on m.id = c.milestone_id join indicators i on i.id = m.indicator_id join sites s on s.id = i.site_id
    where not exists (select from claim_retractions r where r.claim_id = c.id)
    group by 1, 2 order by 1, 2`);
  const [row] = await db.execute<Omit<RecordCounts, "totals" | "economies">>(sql`
    with centers as (select s.id, s.slug, s.operator_id from sites s where s.type = 'data_centre')
    select (select count(*)::int from sites) as sites, (select count(*)::int from phases where retired_on is null) as phases,
      (select count(*)::int from sources) as sources,
      json_build_object(
        'operator', (select coalesce(json_agg(slug order by slug), '[]') from centers where operator_id is null),
        'megawatts', (select coalesce(json_agg(slug order by slug), '[]') from centers c where not exists (
          select from phases p where p.site_id = c.id and p.retired_on is null and coalesce(p.facility_megawatts, p.critical_it_megawatts,
            p.grid_connection_megawatts, p.generation_nameplate_megawatts, p.unknown_basis_megawatts) is not null)),
        'claim', (select coalesce(json_agg(slug order by slug), '[]') from centers c where not exists (
          select from indicators i join milestones m on m.indicator_id = i.id join dated_claims d on d.milestone_id = m.id
          where i.site_id = c.id and not exists (select from claim_retractions r where r.claim_id = d.id)))) as without`);
  if (!row) throw new Error("the records cannot be counted");
  const economies: RecordCounts["economies"] = {};
  const totals: ClaimCounts = {};
  for (const { iso3, kind, n } of claims) {
    economies[iso3] = { ...economies[iso3], [kind]: n };
    totals[kind] = (totals[kind] ?? 0) + n;
  }
  return { totals, economies, ...row };
}
