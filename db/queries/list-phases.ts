import { type SQL, sql } from "drizzle-orm";
import type { PhaseAssessment } from "@/lib/assessment/types";
import { type PhaseListQuery, type PhaseSortKey, sortDirection } from "@/lib/domain/phase-list";
import { PROBABLY_IN_SERVICE } from "@/lib/domain/service-standing";
import type { DatePrecision, EvidenceMark, Locale, SourceClass } from "@/lib/domain/vocabulary";
import type { Db } from "../client";
import { baseScenarioId } from "./base-scenario";
import { containsPattern } from "./contains-pattern";

/** One phase as lists show it. Dates are ISO, money is in `capexCurrency`; null is unknown. */
export type PhaseListRow = {
  phaseId: number;
  ordinal: number;
  phaseNameEn: string;
  phaseNameKo: string;
  siteSlug: string;
  siteNameEn: string;
  siteNameKo: string;
  isIllustrative: boolean;
  iso3: string | null;
  economyNameEn: string | null;
  economyNameKo: string | null;
  operatorNameEn: string | null;
  operatorNameKo: string | null;
  gridConnectionMegawatts: number | null;
  facilityMegawatts: number | null;
  criticalItMegawatts: number | null;
  generationNameplateMegawatts: number | null;
  /** Stated without saying of what: never added to, nor compared with, another. */
  unknownBasisMegawatts: number | null;
  facilityCapex: number | null;
  acceleratorCapex: number | null;
  undividedCapex: number | null;
  capexCurrency: string | null;
  mark: EvidenceMark;
  sourcePublisher: string | null;
  sourceTitle: string | null;
  sourceUrl: string | null;
  sourceLicence: string | null;
  /** Null when the phase has no forecast yet; the figures below are then null too. */
  state: PhaseAssessment["state"] | null;
  stage: PhaseAssessment["stage"] | null;
  asOfOn: string | null;
  announced: PhaseAssessment["announced"];
  inServiceDay: number | null;
  p10On: string | null;
  p50On: string | null;
  p80On: string | null;
  p90On: string | null;
  probabilityByAnnounced: number | null;
  /** P(serving already, though nobody saw it), and the last day on which anybody looked (epoch day). */
  probabilityInService: number | null;
  lookDay: number | null;
  probabilityCancelled: number | null;
  probabilityNotWithinTenYears: number | null;
  /** Against the first baseline; negative where waiting saves more than it loses. Dollars are null where only shares of the capital are known. */
  delayCostUsd: number | null;
  delayCostShare: number | null;
  capitalAtRiskUsd: number | null;
  capitalAtRiskShare: number | null;
  /** P(NPV < 0), and the same with every date on plan. */
  probabilityBelowZero: number | null;
  probabilityBelowZeroOnPlan: number | null;
  /** The claim behind `announced.latest`. */
  announcedEarliestOn: string | null;
  announcedLatestOn: string | null;
  announcedPrecision: DatePrecision | null;
  announcedMark: EvidenceMark | null;
  announcedSourceClass: SourceClass | null;
  announcedPublisher: string | null;
  flagsHigh: number;
  flagsMedium: number;
  flagsTasks: number;
  lastEvidenceOn: string | null;
};

export type PhaseList = {
  rows: PhaseListRow[];
  phases: number;
  sites: number;
  /** The page shown: the last one when a later one was asked for. */
  page: number;
};

/** Megawatts of one basis are sorted among themselves: first by basis, then by size. */
const basisRank = sql`case when p.facility_megawatts is not null then 0 when p.critical_it_megawatts is not null then 1
  when p.grid_connection_megawatts is not null then 2 when p.generation_nameplate_megawatts is not null then 3
  when p.unknown_basis_megawatts is not null then 4 end`;
const shownMegawatts = sql`coalesce(p.facility_megawatts, p.critical_it_megawatts, p.grid_connection_megawatts, p.generation_nameplate_megawatts,
  p.unknown_basis_megawatts)`;
const stateRank = sql`case f.state when 'forecast' then 0 when 'withdrawn' then 2 when 'in_service' then 3 else 1 end`;
/** What orders phases whose money is unknown; never shown. Of the nameplate of a plant nothing is said. */
const megawattDaysLate = sql`coalesce(p.facility_megawatts, p.critical_it_megawatts, p.grid_connection_megawatts, p.unknown_basis_megawatts)
  * greatest(0, f.p50_on - f.announced_on)`;

/** Each key's expressions, most important first, with a fixed direction where it is not the reader's. */
function sortExpressions(key: PhaseSortKey, locale: Locale): { by: SQL; fixed?: "asc" | "desc" }[] {
  const name = (alias: "s" | "e" | "o") => sql.raw(locale === "ko" ? `${alias}.name_ko` : `lower(${alias}.name_en)`);
  const keys: Record<PhaseSortKey, { by: SQL; fixed?: "asc" | "desc" }[]> = {
    risk: [
      { by: stateRank, fixed: "asc" },
      { by: sql`case when f.delay_cost_usd is null and f.capital_at_risk_usd is null then 1 else 0 end`, fixed: "asc" },
      { by: sql`f.delay_cost_usd` },
      { by: sql`f.capital_at_risk_usd` },
      { by: megawattDaysLate },
    ],
    site: [{ by: name("s") }],
    economy: [{ by: name("e") }],
    operator: [{ by: name("o") }],
    megawatts: [{ by: basisRank, fixed: "asc" }, { by: shownMegawatts }],
    announced: [{ by: sql`f.announced_on` }],
    p50: [{ by: sql`f.p50_on` }],
    p80: [{ by: sql`f.p80_on` }],
    on_time: [{ by: sql`f.probability_by_announced` }],
    cancelled: [{ by: sql`f.probability_cancelled` }],
    delay_cost: [{ by: sql`f.delay_cost_usd` }, { by: sql`f.delay_cost_share` }],
    at_risk: [{ by: sql`f.capital_at_risk_usd` }, { by: sql`f.capital_at_risk_share` }],
    flags: [{ by: sql`fl.high` }, { by: sql`fl.medium` }, { by: sql`fl.task` }],
    last_evidence: [{ by: sql`f.last_evidence_on` }],
  };
  return keys[key];
}

function conditions(query: PhaseListQuery): SQL {
  const all: SQL[] = [sql`p.retired_on is null`];
  if (query.q) {
    const pattern = containsPattern(query.q);
    all.push(sql`p.site_id in (select id from sites where (name_en || ' ' || name_ko) ilike ${pattern}
      union select site_id from site_aliases where alias ilike ${pattern})`);
  }
  if (query.economy) all.push(query.economy === "unknown" ? sql`s.iso3 is null` : sql`s.iso3 = ${query.economy}`);
  if (query.operator) all.push(sql`o.slug = ${query.operator}`);
  if (query.flagged === "any") all.push(sql`fl.phase_id is not null`);
  else if (query.flagged === "none") all.push(sql`fl.phase_id is null`);
  else if (query.flagged) all.push(sql`fl.${sql.identifier(query.flagged)} > 0`);
  if (query.stage === "open") all.push(sql`f.state = 'forecast'`);
  else if (query.stage === "in_service" || query.stage === "withdrawn") all.push(sql`f.state = ${query.stage}`);
  else if (query.stage === "probably_in_service")
    all.push(sql`f.state = 'forecast' and f.probability_in_service >= ${PROBABLY_IN_SERVICE}`);
  else if (query.stage) all.push(sql`f.state = 'forecast' and f.stage = ${query.stage}`);
  if (query.late !== null) all.push(sql`f.state = 'forecast' and f.p50_on - f.announced_on > ${query.late}`);
  return sql.join(all, sql` and `);
}

/**
 * Phases of every site with their newest forecast in the base scenario, one page of them or, with `everything`, all.
 * One statement: totals and page agree.
 */
export async function listPhases(
  db: Db,
  input: { query: PhaseListQuery; locale: Locale; everything?: boolean },
): Promise<PhaseList> {
  const { query } = input;
  const sorts = sortExpressions(query.sort, input.locale).map(
    ({ by, fixed }) => sql`${by} ${sql.raw(fixed ?? sortDirection(query))} nulls last`,
  );
  const found = await db.execute<PhaseListRow & { position: number | null; phases: number; sites: number }>(sql`
    with open_flags as (select flagged.id as phase_id, count(*) filter (where severity = 'high') as high,
      count(*) filter (where severity = 'medium') as medium, count(*) filter (where kind = 'task') as task
      from flags, unnest(phase_ids) flagged (id) where standing in ('raised', 'escalated') and kind <> 'change' group by flagged.id),
    listed as (select p.id, p.site_id, row_number() over (order by ${sql.join(sorts, sql`, `)}, s.slug, p.ordinal) as position
      from phases p
      join sites s on s.id = p.site_id
      left join economies e on e.iso3 = s.iso3
      left join organisations o on o.id = s.operator_id
      left join current_forecasts cf on cf.phase_id = p.id and cf.scenario_id = ${baseScenarioId}
      left join forecasts f on f.id = cf.forecast_id
      left join open_flags fl on fl.phase_id = p.id
      where ${conditions(query)}),
    totals as (select count(*)::int as phases, count(distinct site_id)::int as sites from listed),
    page as (select listed.id, listed.position from listed, totals
      where ${input.everything ?? false} or listed.position > least(${(query.page - 1) * query.size}, (totals.phases - 1) / ${query.size}::int * ${query.size}::int)
      order by listed.position limit ${input.everything ? null : query.size})
    select totals.phases, totals.sites, page.position::int as "position",
      p.id as "phaseId", p.ordinal, p.name_en as "phaseNameEn", p.name_ko as "phaseNameKo",
      s.slug as "siteSlug", s.name_en as "siteNameEn", s.name_ko as "siteNameKo", s.is_illustrative as "isIllustrative",
      s.iso3, e.name_en as "economyNameEn", e.name_ko as "economyNameKo",
      o.name_en as "operatorNameEn", o.name_ko as "operatorNameKo",
      p.grid_connection_megawatts::float8 as "gridConnectionMegawatts", p.facility_megawatts::float8 as "facilityMegawatts",
      p.critical_it_megawatts::float8 as "criticalItMegawatts",
      p.generation_nameplate_megawatts::float8 as "generationNameplateMegawatts",
      p.unknown_basis_megawatts::float8 as "unknownBasisMegawatts",
      p.facility_capex::float8 as "facilityCapex", p.accelerator_capex::float8 as "acceleratorCapex",
      p.undivided_capex::float8 as "undividedCapex", p.capex_currency as "capexCurrency", p.mark,
      src.publisher as "sourcePublisher", src.title as "sourceTitle", src.url as "sourceUrl", src.licence as "sourceLicence",
      f.state, f.stage, f.as_of_on as "asOfOn", f.announced,
      f.in_service_day as "inServiceDay",
      f.p10_on as "p10On", f.p50_on as "p50On", f.p80_on as "p80On", f.p90_on as "p90On",
      f.probability_in_service as "probabilityInService", f.look_day as "lookDay",
      f.probability_by_announced as "probabilityByAnnounced", f.probability_cancelled as "probabilityCancelled",
      f.probability_not_within_ten_years as "probabilityNotWithinTenYears",
      f.delay_cost_usd as "delayCostUsd", f.delay_cost_share as "delayCostShare",
      f.capital_at_risk_usd as "capitalAtRiskUsd", f.capital_at_risk_share as "capitalAtRiskShare",
      f.probability_below_zero as "probabilityBelowZero", f.probability_below_zero_on_plan as "probabilityBelowZeroOnPlan",
      ac.earliest_on as "announcedEarliestOn", ac.latest_on as "announcedLatestOn", ac.precision as "announcedPrecision",
      ac.mark as "announcedMark", asrc.class as "announcedSourceClass", asrc.publisher as "announcedPublisher",
      coalesce(fl.high, 0)::int as "flagsHigh", coalesce(fl.medium, 0)::int as "flagsMedium", coalesce(fl.task, 0)::int as "flagsTasks",
      f.last_evidence_on as "lastEvidenceOn"
    from totals
    left join page on true
    left join phases p on p.id = page.id
    left join sites s on s.id = p.site_id
    left join economies e on e.iso3 = s.iso3
    left join organisations o on o.id = s.operator_id
    left join sources src on src.id = coalesce(p.source_id, s.source_id)
    left join current_forecasts cf on cf.phase_id = p.id and cf.scenario_id = ${baseScenarioId}
    left join forecasts f on f.id = cf.forecast_id
    left join dated_claims ac on ac.id = f.announced_claim_id
    left join sources asrc on asrc.id = ac.source_id
    left join open_flags fl on fl.phase_id = p.id
    order by page.position`);
  const totals = found[0] ?? { phases: 0, sites: 0 };
  return {
    rows: found.filter((row) => row.position !== null).map(({ position, phases, sites, ...row }) => row),
    phases: totals.phases,
    sites: totals.sites,
    page: Math.max(1, Math.min(query.page, Math.ceil(totals.phases / query.size))),
  };
}
