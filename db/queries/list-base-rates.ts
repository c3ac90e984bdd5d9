import { asc, eq, inArray, sql } from "drizzle-orm";
import type { BaseRateEffect } from "@/lib/assessment/types";
import { passPosterior } from "@/lib/chain/base-rates";
import type { EvidenceMark } from "@/lib/domain/vocabulary";
import type { Db } from "../client";
import * as t from "../schema";
import { baseScenarioId } from "./base-scenario";
import { type CitedSource, type Place, sourceColumns } from "./list-facts";

/** What a base rate does to one phase's forecast. */
export type BaseRatePhase = {
  siteSlug: string;
  siteNameEn: string;
  siteNameKo: string;
  ordinal: number;
  effect: BaseRateEffect;
};

/** How often a gate was passed in a region, the conditions under which that speaks of a phase, and the phases it was weighed for. */
export type RegionBaseRate = {
  slug: string;
  region: Place;
  gate: string;
  thresholdMegawatts: number;
  newSupplyOnly: boolean;
  appliedAfter: string;
  periodFrom: string;
  periodTo: string;
  passed: number;
  decided: number;
  commonCauseRho: number;
  probabilityIfUnknown: number;
  /** Answers with one common cause are worth fewer: n / (1 + (n − 1)ρ). */
  effectiveDecided: number;
  passProbabilityMean: number;
  endedBy: string | null;
  endedByKo: string | null;
  mark: EvidenceMark;
  note: string | null;
  noteKo: string | null;
  source: CitedSource | null;
  phases: BaseRatePhase[];
};

/** What the newest base forecasts made of a base rate, by site and phase; those to which it does not apply are left out. */
const phases = sql<BaseRatePhase[]>`(
  select coalesce(json_agg(json_build_object('siteSlug', s.slug, 'siteNameEn', s.name_en, 'siteNameKo', s.name_ko,
    'ordinal', p.ordinal, 'effect', effect) order by s.slug, p.ordinal), '[]')
  from current_forecasts c join forecasts f on f.id = c.forecast_id join phases p on p.id = c.phase_id join sites s on s.id = p.site_id,
    jsonb_array_elements(f.base_rates) as effect
  where c.scenario_id = ${baseScenarioId} and effect->>'verdict' <> 'does_not_apply' and effect->>'slug' = ${t.baseRates.slug})`;

/** The base rates of an economy's regions, or of the regions named. */
export async function listBaseRates(
  db: Db,
  of: { iso3: string } | { regionSlugs: string[] },
): Promise<RegionBaseRate[]> {
  const rows = await db
    .select({
      rate: t.baseRates,
      phases,
      region: { slug: t.regions.slug, nameEn: t.regions.nameEn, nameKo: t.regions.nameKo },
      source: sourceColumns,
    })
    .from(t.baseRates)
    .innerJoin(t.regions, eq(t.regions.id, t.baseRates.regionId))
    .leftJoin(t.sources, eq(t.sources.id, t.baseRates.sourceId))
    .where("iso3" in of ? eq(t.regions.iso3, of.iso3) : inArray(t.regions.slug, of.regionSlugs))
    .orderBy(asc(t.baseRates.slug));
  return rows.map(({ rate, region, source, phases }) => {
    const { effectiveDecided, alpha, beta } = passPosterior({
      passed: rate.passed,
      decided: rate.decided,
      commonCauseRho: Number(rate.commonCauseRho),
      priorAlpha: Number(rate.priorAlpha),
      priorBeta: Number(rate.priorBeta),
    });
    return {
      slug: rate.slug,
      region,
      gate: rate.gate,
      thresholdMegawatts: Number(rate.thresholdMegawatts),
      newSupplyOnly: rate.newSupplyOnly,
      appliedAfter: rate.appliedAfter,
      periodFrom: rate.periodFrom,
      periodTo: rate.periodTo,
      passed: rate.passed,
      decided: rate.decided,
      commonCauseRho: Number(rate.commonCauseRho),
      probabilityIfUnknown: Number(rate.probabilityIfUnknown),
      effectiveDecided,
      passProbabilityMean: alpha / (alpha + beta),
      endedBy: rate.endedBy,
      endedByKo: rate.endedByKo,
      mark: rate.mark,
      note: rate.note,
      noteKo: rate.noteKo,
      source,
      phases,
    };
  });
}
