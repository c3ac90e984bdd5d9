import { type SQL, sql } from "drizzle-orm";
import { FLAG_PAGE_SIZE, type FlagListQuery } from "@/lib/domain/flag-list";
import type { EvidenceMark, FlagRule, FlagSeverity, SourceClass } from "@/lib/domain/vocabulary";
import type { Db } from "../client";

export type FlagEvidence = {
  claimId: number;
  publisher: string;
  class: SourceClass;
  mark: EvidenceMark;
  knownOn: string;
};

/** An open flag with where it stands and what it rests on, newest evidence first. */
export type FlagListRow = {
  id: number;
  rule: FlagRule;
  severity: FlagSeverity;
  numbers: Record<string, string | number | null>;
  since: string;
  phaseOrdinal: number;
  phaseNameEn: string;
  phaseNameKo: string;
  siteSlug: string;
  siteNameEn: string;
  siteNameKo: string;
  economyNameEn: string | null;
  economyNameKo: string | null;
  /** The rule of the place that the flag's numbers name, if they do. */
  policyTitleEn: string | null;
  policyTitleKo: string | null;
  policyMark: EvidenceMark | null;
  policyUrl: string | null;
  policyPublisher: string | null;
  evidence: FlagEvidence[];
};

export type FlagCount = {
  severity: FlagSeverity;
  rule: FlagRule;
  economy: string | null;
  economyNameEn: string | null;
  economyNameKo: string | null;
  flags: number;
};

export type FlagList = { rows: FlagListRow[]; flags: number; phases: number; page: number };

const joins = sql`flags f join phases p on p.id = f.phase_id join sites s on s.id = p.site_id
  left join economies e on e.iso3 = s.iso3`;

function conditions(query: FlagListQuery): SQL {
  const all = [sql`f.cleared_at is null`];
  if (query.severity) all.push(sql`f.severity = ${query.severity}`);
  if (query.rule) all.push(sql`f.rule = ${query.rule}`);
  if (query.economy) all.push(query.economy === "unknown" ? sql`s.iso3 is null` : sql`s.iso3 = ${query.economy}`);
  return sql.join(all, sql` and `);
}

/** One page of the open flags, most severe first, then the newest. */
export async function listFlags(db: Db, query: FlagListQuery): Promise<FlagList> {
  const found = await db.execute<FlagListRow & { position: number | null; flags: number; phases: number }>(sql`
    with listed as (select f.id, f.phase_id, row_number() over (order by f.severity, f.since desc, f.rule, f.id) as position
      from ${joins} where ${conditions(query)}),
    totals as (select count(*)::int as flags, count(distinct phase_id)::int as phases from listed),
    page as (select listed.id, listed.position from listed, totals
      where listed.position > least(${(query.page - 1) * FLAG_PAGE_SIZE}, (totals.flags - 1) / ${FLAG_PAGE_SIZE}::int * ${FLAG_PAGE_SIZE}::int)
      order by listed.position limit ${FLAG_PAGE_SIZE})
    select totals.flags, totals.phases, page.position::int as "position", f.id, f.rule, f.severity, f.reason as numbers, f.since,
      p.ordinal as "phaseOrdinal", p.name_en as "phaseNameEn", p.name_ko as "phaseNameKo",
      s.slug as "siteSlug", s.name_en as "siteNameEn", s.name_ko as "siteNameKo",
      e.name_en as "economyNameEn", e.name_ko as "economyNameKo",
      pi.title_en as "policyTitleEn", pi.title_ko as "policyTitleKo", pi.mark as "policyMark",
      ps.url as "policyUrl", ps.publisher as "policyPublisher",
      coalesce((select json_agg(json_build_object('claimId', c.id, 'publisher', src.publisher, 'class', src.class, 'mark', c.mark,
          'knownOn', c.known_on) order by c.known_on desc, c.id desc)
        from dated_claims c join sources src on src.id = c.source_id where c.id = any(f.claim_ids)), '[]') as evidence
    from totals
    left join page on true
    left join (${joins}) on f.id = page.id
    left join policy_instruments pi on pi.slug = f.reason->>'policySlug'
    left join sources ps on ps.id = pi.source_id
    order by page.position`);
  const totals = found[0] ?? { flags: 0, phases: 0 };
  return {
    rows: found.filter((row) => row.position !== null).map(({ position, flags, phases, ...row }) => row),
    flags: totals.flags,
    phases: totals.phases,
    page: Math.max(1, Math.min(query.page, Math.ceil(totals.flags / FLAG_PAGE_SIZE))),
  };
}

/** How many open flags there are of each severity, rule and economy together. */
export async function countFlags(db: Db): Promise<FlagCount[]> {
  return db.execute<FlagCount>(sql`
    select f.severity, f.rule, e.iso3 as economy, e.name_en as "economyNameEn", e.name_ko as "economyNameKo", count(*)::int as flags
    from ${joins} where f.cleared_at is null group by f.severity, f.rule, e.iso3`);
}
