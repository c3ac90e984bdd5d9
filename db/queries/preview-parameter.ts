import { sql } from "drizzle-orm";
import { articleRowsOf, isArticleSlug } from "@/lib/article/article-parameters";
import { type Band, baseBand } from "@/lib/article/base-band";
import { FORECAST_SEED } from "@/lib/assessment/assess";
import { type PhaseImpact, withParameter } from "@/lib/assessment/parameter-effect";
import { toEpochDay } from "@/lib/domain/dates";
import type { PhaseRecord, SiteRecords } from "@/lib/domain/records";
import type { Result } from "@/lib/domain/result";
import { anyParameterProblem } from "@/lib/flags/parameter-limits";
import type { Db } from "../client";
import { simulate } from "../simulation/simulate";
import { baseScenarioId } from "./base-scenario";
import { getModelRecords } from "./get-model-records";
import { listSiteRecords } from "./list-site-records";

export type PhasePreview = {
  site: Pick<SiteRecords, "slug" | "nameEn" | "nameKo">;
  phase: Pick<PhaseRecord, "id" | "ordinal" | "nameEn" | "nameKo">;
  before: PhaseImpact;
  after: PhaseImpact;
};

export type ParameterPreview = {
  /** Sites that saving makes new forecasts of; `openSites` of them have a phase that is still to come. */
  sites: number;
  openSites: number;
  /** Phases with capital at risk of the `shownSites` sites with the most of it, of `stakedSites` where any is known. */
  phases: PhasePreview[];
  shownSites: number;
  stakedSites: number;
  /** The day of the figures. */
  asOfDay: number;
  /** Of a constant of the founding article's arithmetic, which no forecast reads: its base band. Then no phase is shown. */
  articleBand: { before: Band; after: Band } | null;
};

/**
 * What another value of a parameter would do, without writing anything: the same functions on the same records as the refresh after saving.
 * A value that cannot be taken is returned with field, value and limit.
 * @param options.atMost sites to show
 */
export async function previewParameter(
  db: Db,
  input: { slug: string; value: number },
  options: { asOfOn: string; atMost: number },
): Promise<Result<ParameterPreview>> {
  const model = await getModelRecords(db);
  const asOfDay = toEpochDay(options.asOfOn);
  const problem = anyParameterProblem(input.slug, input.value, model.parameters);
  if (problem) return { ok: false, failure: { kind: "invalid", problems: [problem] } };
  const changed = withParameter(model, input.slug, input.value);
  if (isArticleSlug(input.slug)) {
    const bandOf = ({ parameters }: typeof model) => baseBand(articleRowsOf(parameters));
    const articleBand = { before: bandOf(model), after: bandOf(changed) };
    const nothing = { phases: [], shownSites: 0, stakedSites: 0, asOfDay };
    return { ok: true, value: { ...(await countSites(db)), ...nothing, articleBand } };
  }
  const [counts, stakes] = await Promise.all([countSites(db), stakedSites(db)]);
  const ids = stakes.slice(0, options.atMost).map(({ siteId }) => siteId);
  const records = ids.length === 0 ? [] : await listSiteRecords(db, ids, model);
  const day = { asOfDay, seed: FORECAST_SEED };
  const stakesOf = (site: SiteRecords) => simulate("phase-stakes", { site, options: day }, { isUrgent: true });
  const phases = await Promise.all(
    records.map(async (site) => {
      const [before, after] = await Promise.all([stakesOf(site), stakesOf({ ...site, model: changed })]);
      return phasePreviews(site, before, after);
    }),
  );
  const sites = { shownSites: ids.length, stakedSites: stakes.length };
  return { ok: true, value: { ...counts, phases: phases.flat(), ...sites, asOfDay, articleBand: null } };
}

function phasePreviews(site: SiteRecords, before: PhaseImpact[], after: PhaseImpact[]): PhasePreview[] {
  return before.flatMap((stakes, i) => {
    const phase = site.phases.find(({ id }) => id === stakes.phaseId);
    const changed = after[i];
    return phase && changed && stakes.capitalAtRisk !== null ? [{ site, phase, before: stakes, after: changed }] : [];
  });
}

async function countSites(db: Db): Promise<Pick<ParameterPreview, "sites" | "openSites">> {
  const [row] = await db.execute<{ sites: number; openSites: number }>(sql`
    select count(distinct p.site_id)::int as sites,
      (count(distinct p.site_id) filter (where f.id is null or f.state = 'forecast'))::int as "openSites"
    from phases p
    left join current_forecasts c on c.phase_id = p.id and c.scenario_id = ${baseScenarioId}
    left join forecasts f on f.id = c.forecast_id
    where p.retired_on is null`);
  return row ?? { sites: 0, openSites: 0 };
}

/** Sites with capital at risk: the highest delay cost and capital at risk first, then by the share of the capital. */
async function stakedSites(db: Db): Promise<{ siteId: number }[]> {
  return db.execute<{ siteId: number }>(sql`
    select p.site_id as "siteId"
    from current_forecasts c
    join forecasts f on f.id = c.forecast_id
    join phases p on p.id = c.phase_id
    where c.scenario_id = ${baseScenarioId} and f.state = 'forecast' and f.capital_at_risk_share is not null
    group by p.site_id
    order by sum(coalesce(f.delay_cost_usd, 0) + f.capital_at_risk_usd) desc nulls last, max(f.capital_at_risk_share) desc, p.site_id`);
}
