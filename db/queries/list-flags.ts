import { type SQL, sql } from "drizzle-orm";
import { FLAG_PAGE_SIZE, type FlagListQuery } from "@/lib/flags/flag-list";
import type { FlagKind, FlagRule, RiskSeverity } from "@/lib/flags/types";
import type { Db } from "../client";
import { type FlagRow, flagColumns, flagTables } from "./flag-row";

/** Sites that a rule of a place touches, the largest first. */
export type FlagPlace = { slug: string; nameEn: string; nameKo: string; megawatts: number | null };

/** A flag of the list; of a rule of a place it stands for its parts at all sites, which `places` names up to `PLACES_SHOWN`. */
export type FlagListRow = FlagRow & {
  places: FlagPlace[] | null;
  placeCount: number;
  /** What the places add that are known; null: none is. */
  placeMegawatts: number | null;
};

/** The flags of a site, or one rule of a place. */
export type FlagGroup = { key: string; rows: FlagListRow[] };

export type FlagCount = {
  kind: FlagKind;
  severity: RiskSeverity | null;
  rule: FlagRule;
  standing: "open" | "escalated" | "acknowledged" | "cleared";
  economy: string | null;
  economyNameEn: string | null;
  economyNameKo: string | null;
  flags: number;
};

export type FlagList = {
  groups: FlagGroup[];
  flags: number;
  /** Sites and rules of a place. */
  groupCount: number;
  page: number;
};

const PLACES_SHOWN = 12;

/** Escalated ones first, then by money where it is known, then by size. */
const byStake = sql`is_escalated desc, dollars desc nulls last, size desc nulls last`;

/** Flags that earlier versions raised speak of rules that are no more. */
const isOfOurRules = sql`f.event not like 'earlier:%'`;

function conditions(query: FlagListQuery): SQL {
  const { kind, severity, rule, economy, standing } = query;
  const all = [sql`f.kind = ${kind}`, isOfOurRules];
  all.push(standing ? sql`f.standing = ${standing}` : sql`f.standing in ('raised', 'escalated')`);
  if (severity) all.push(sql`f.severity = ${severity}`);
  if (rule) all.push(sql`f.rule = ${rule}`);
  if (economy) all.push(economy === "unknown" ? sql`s.iso3 is null` : sql`s.iso3 = ${economy}`);
  return sql.join(all, sql` and `);
}

/** `found`: each flag with its group. `listed`: of a rule of a place only the largest part. `ranked`: the groups by their position. For a `with`. */
const ranked = (query: FlagListQuery): SQL => sql`
  found as (select f.id, f.site_id, f.policy_slug, coalesce('rule:' || f.policy_slug, 'site:' || f.site_id) as group_key,
      f.standing = 'escalated' as is_escalated, f.dollars_usd as dollars, f.size_megawatt_months as size
    from flags f join sites s on s.id = f.site_id where ${conditions(query)}),
  listed as (select * from (select found.*, row_number() over (partition by policy_slug order by ${byStake}, id) as part from found) parts
    where policy_slug is null or part = 1),
  ranked as (select group_key, row_number() over (order by ${byStake}, group_key) as position
    from (select group_key, bool_or(is_escalated) as is_escalated, max(dollars) as dollars, max(size) as size from found group by group_key) groups),
  totals as (select (select count(*)::int from listed) as flags, (select count(*)::int from ranked) as groups)`;

const places = sql`
  select count(*)::int as "placeCount", sum(megawatts) as "placeMegawatts",
    (json_agg(json_build_object('slug', slug, 'nameEn', name_en, 'nameKo', name_ko, 'megawatts', megawatts) order by megawatts desc nulls last, slug)
      filter (where place <= ${PLACES_SHOWN})) as places
  from (select s2.slug, s2.name_en, s2.name_ko, m.megawatts, row_number() over (order by m.megawatts desc nulls last, s2.slug) as place
    from found o join flags f2 on f2.id = o.id join sites s2 on s2.id = o.site_id
    cross join lateral (select sum((stake->>'megawatts')::float8) as megawatts from jsonb_array_elements(f2.stakes) stake) m
    where f.policy_slug is not null and o.policy_slug = f.policy_slug) each_place`;

type Found = FlagListRow & { position: number | null; groupKey: string; flags: number; groups: number };

/** One page of flags, grouped by site, or by rule of a place; escalated ones first, then by money, then by size. */
export async function listFlags(db: Db, query: FlagListQuery): Promise<FlagList> {
  const found = await db.execute<Found>(sql`
    with ${ranked(query)},
    page as (select ranked.group_key, ranked.position from ranked, totals
      where ranked.position > least(${(query.page - 1) * FLAG_PAGE_SIZE}, (totals.groups - 1) / ${FLAG_PAGE_SIZE}::int * ${FLAG_PAGE_SIZE}::int)
      order by ranked.position limit ${FLAG_PAGE_SIZE})
    select totals.flags, totals.groups, page.position::int as position, page.group_key as "groupKey", ${flagColumns},
      at.places, at."placeCount", at."placeMegawatts"
    from totals left join page on true left join listed on listed.group_key = page.group_key
    left join (${flagTables}) on f.id = listed.id
    left join lateral (${places}) at on f.id is not null
    order by page.position, listed.is_escalated desc, listed.dollars desc nulls last, listed.size desc nulls last, f.id`);
  const totals = found[0] ?? { flags: 0, groups: 0 };
  const groups = new Map<string, FlagListRow[]>();
  for (const { position, groupKey, flags: _flags, groups: _groups, ...row } of found) {
    if (position !== null) groups.set(groupKey, [...(groups.get(groupKey) ?? []), row]);
  }
  return {
    groups: [...groups].map(([key, rows]) => ({ key, rows })),
    flags: totals.flags,
    groupCount: totals.groups,
    page: Math.max(1, Math.min(query.page, Math.ceil(totals.groups / FLAG_PAGE_SIZE))),
  };
}

/** Every flag of the list, in its order; a rule of a place with each of its parts. */
export const everyFlag = (db: Db, query: FlagListQuery): Promise<FlagRow[]> =>
  db.execute<FlagRow>(sql`
    with ${ranked(query)}
    select ${flagColumns} from found join ranked on ranked.group_key = found.group_key
    join (${flagTables}) on f.id = found.id
    order by ranked.position, found.is_escalated desc, found.dollars desc nulls last, found.size desc nulls last, f.id`);

/** How many flags there are of each kind, severity, rule, standing and economy together; a rule of a place counts once. */
export const countFlags = (db: Db): Promise<FlagCount[]> =>
  db.execute<FlagCount>(sql`
    select f.kind, f.severity, f.rule, case f.standing when 'raised' then 'open' else f.standing end as standing, e.iso3 as economy,
      e.name_en as "economyNameEn", e.name_ko as "economyNameKo", count(distinct coalesce('rule:' || f.policy_slug, f.id::text))::int as flags
    from flags f join sites s on s.id = f.site_id left join economies e on e.iso3 = s.iso3
    where ${isOfOurRules} group by 1, 2, 3, 4, 5, 6, 7`);
