import { type SQL, sql } from "drizzle-orm";
import { CHAIN_VERSION } from "@/lib/chain/phase-plan";
import type { Db } from "../client";
import { baseScenarioId } from "./base-scenario";
import { factsJson } from "./facts-json";
import { flagColumns, flagTables } from "./flag-row";
import type { SitePage } from "./site-page";
import { isStandingSize } from "./standing-sizes";

/** What a site's page shows beside the site's records; `facts` are all of its economy. */
export type SitePageParts = Omit<SitePage, "site"> & { id: number };

/** The rows of a query as one value. */
const rows = (query: SQL) => sql`(select coalesce(json_agg(r), '[]') from (${query}) r)`;

const aliases = rows(sql`select publisher, alias from site_aliases where site_id = s.id order by publisher, alias`);

const organisations = rows(sql`
  select o.name_en as "nameEn", o.name_ko as "nameKo", so.role, so.confidence
  from site_organisations so join organisations o on o.id = so.organisation_id
  where so.site_id = s.id order by so.role, o.name_en`);

const capacityClaims = rows(sql`
  select c.id, c.phase_id as "phaseId", c.basis, c.megawatts::float8, c.cumulative_megawatts::float8 as "cumulativeMegawatts",
    c.known_on as "knownOn", src.publisher, src.url
  from capacity_claims c join phases p on p.id = c.phase_id left join sources src on src.id = c.source_id
  where p.site_id = s.id and ${isStandingSize(sql`c.import_id`)} order by p.ordinal, c.known_on, c.id`);

/** The newest forecast of the phase whose P50 was another than the present one by a day or more; null where there is none. */
const earlier = sql`(
  select json_build_object('recordedAt', e.recorded_at::text, 'asOfOn', e.as_of_on, 'p50Day', e.quantile_days[101])
  from forecasts e
  where e.phase_id = f.phase_id and e.id < f.id and e.state = 'forecast' and f.state = 'forecast'
    and e.scenario_id in (select id from scenarios where slug = 'base')
    and abs(e.quantile_days[101] - f.quantile_days[101]) >= 1
  order by e.id desc limit 1)`;

/** One of another version says other things: it is calculated anew. */
const forecasts = rows(sql`
  select f.phase_id as "phaseId", f.detail as assessment, f.as_of_on as "asOfOn", f.recorded_at::text as "recordedAt",
    f.engine_version as "engineVersion", f.chain_version as "chainVersion", f.definition_version as "definitionVersion", f.seed, f.draws,
    f.input_hash as "inputHash", ${earlier} as earlier
  from current_forecasts cf join forecasts f on f.id = cf.forecast_id join phases p on p.id = cf.phase_id
  where p.site_id = s.id and cf.scenario_id = ${baseScenarioId} and f.chain_version = ${CHAIN_VERSION} order by p.ordinal`);

/** Risks, tasks and changes apart; in each escalated ones first, acknowledged ones last, then by money, then by size. */
const flags = rows(sql`
  select ${flagColumns} from ${flagTables} where f.site_id = s.id and f.cleared_at is null
  order by array_position(array['risk', 'task', 'change'], f.kind), array_position(array['escalated', 'raised', 'acknowledged'], f.standing),
    f.dollars_usd desc nulls last, f.size_megawatt_months desc nulls last, f.id`);

const ownTitles = sql`(
  select coalesce(json_object_agg(i.id, i.note), '{}') from indicators i where i.site_id = s.id and i.note is not null)`;

/** One query, however much a site has; null when there is no such site. */
export async function findSitePageParts(db: Db, slug: string): Promise<SitePageParts | null> {
  const [row] = await db.execute<SitePageParts>(sql`
    select s.id, s.address, s.locality, s.mark, s.note, ${ownTitles} as "ownTitles", s.compared_on::text as "comparedOn", operator.accounting_standard as "accountingStandard",
      case when e.iso3 is not null then json_build_object('iso3', e.iso3, 'nameEn', e.name_en, 'nameKo', e.name_ko) end as economy,
      ${aliases} as aliases, ${organisations} as organisations, ${capacityClaims} as "capacityClaims", ${forecasts} as forecasts,
      ${flags} as flags, ${factsJson(sql`s.iso3`)} as facts
    from sites s
    left join economies e on e.iso3 = s.iso3
    left join organisations operator on operator.id = s.operator_id
    where s.slug = ${slug}`);
  return row ?? null;
}
