import { type SQL, sql } from "drizzle-orm";
import { recordKinds } from "@/lib/domain/record-kinds";
import type {
  ClaimKind,
  DatePrecision,
  EvidenceMark,
  IndicatorKind,
  MilestoneStep,
  PermitType,
  SiteType,
} from "@/lib/domain/vocabulary";
import type { Db } from "../client";
import { claimsByIndicator } from "./claims-by-indicator";
import type { RecordCount } from "./list-record-counts";

/** A claim in one line. Days are ISO. */
export type ClaimLine = {
  step: MilestoneStep;
  kind: ClaimKind;
  earliestOn: string | null;
  latestOn: string | null;
  precision: DatePrecision;
  mark: EvidenceMark;
};

/** An indicator with how far it has come and what was last said of its future; at least one of the two is there. */
export type EconomyRecord = {
  id: number;
  siteSlug: string;
  siteNameEn: string;
  siteNameKo: string;
  siteType: SiteType;
  /** Null: of the whole site. */
  phaseOrdinal: number | null;
  titleEn: string;
  titleKo: string;
  /** What its source calls it. */
  ownTitle: string | null;
  key: string;
  permitType: PermitType | null;
  happened: ClaimLine | null;
  stated: ClaimLine | null;
};

/** A portfolio, a supply or a park: it has records and no phase that earns. */
export type OtherPlace = { slug: string; type: SiteType; nameEn: string; nameKo: string; records: number };

export type EconomyRecords = {
  counts: RecordCount[];
  /** The kind of `records`: the one asked for, else the first in the order of `recordKinds`, of those on record; null when there is none. */
  kind: IndicatorKind | null;
  /** What was said last first. */
  records: EconomyRecord[];
  places: OtherPlace[];
};

const rows = (query: SQL) => sql`(select coalesce(json_agg(r), '[]') from (${query}) r)`;

const line = (claim: "h" | "st") => {
  const of = sql.raw(claim);
  return sql`case when ${of}.id is not null then json_build_object('step', ${of}.step, 'kind', ${of}.kind, 'earliestOn', ${of}.earliest_on,
    'latestOn', ${of}.latest_on, 'precision', ${of}.precision, 'mark', ${of}.mark) end`;
};

/** What an economy has on record: how much of each kind, the newest records of one kind, at most `limit`, and its places without phases. One query. */
export async function findEconomyRecords(
  db: Db,
  { iso3, asked, limit }: { iso3: string; asked: string | null; limit: number },
): Promise<EconomyRecords> {
  const records = sql`
    select o.id, s.slug as "siteSlug", s.name_en as "siteNameEn", s.name_ko as "siteNameKo", s.type as "siteType", p.ordinal as "phaseOrdinal",
      i.title_en as "titleEn", i.title_ko as "titleKo", i.note as "ownTitle", i.key, permits.type as "permitType",
      ${line("h")} as happened, ${line("st")} as stated
    from on_record o join chosen on chosen.kind = o.kind join indicators i on i.id = o.id join sites s on s.id = o.site_id
    left join phases p on p.id = o.phase_id left join permits on permits.indicator_id = o.id
    left join standing h on h.id = o.happened_id left join standing st on st.id = o.stated_id
    order by greatest(h.known_on, st.known_on) desc, o.id limit ${limit}`;
  const places = sql`
    select s.slug, s.type, s.name_en as "nameEn", s.name_ko as "nameKo", (select count(*)::int from on_record o where o.site_id = s.id) as records
    from sites s where s.iso3 = ${iso3} and s.type <> 'data_centre' and not s.is_illustrative order by s.type, lower(s.name_en)`;
  const [found] = await db.execute<EconomyRecords>(sql`
    with ${claimsByIndicator(sql`s.iso3 = ${iso3}`)},
    chosen as (select kind from counts
      order by kind::text is distinct from ${asked}, array_position(${`{${recordKinds.join(",")}}`}::text[], kind::text) limit 1)
    select ${rows(sql`select * from counts`)} as counts, (select kind from chosen) as kind, ${rows(records)} as records, ${rows(places)} as places`);
  if (!found) throw new Error(`the records of ${iso3} cannot be read`);
  return found;
}
