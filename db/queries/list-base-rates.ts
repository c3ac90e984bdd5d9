import { and, asc, eq, inArray, sql } from "drizzle-orm";
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

/** The base rates of an economy's regions, or of the regions named. */
export async function listBaseRates(
  db: Db,
  of: { iso3: string } | { regionSlugs: string[] },
): Promise<RegionBaseRate[]> {
  const rows = await db
    .select({
      rate: t.baseRates,
      region: { slug: t.regions.slug, nameEn: t.regions.nameEn, nameKo: t.regions.nameKo },
      source: sourceColumns,
    })
    .from(t.baseRates)
    .innerJoin(t.regions, eq(t.regions.id, t.baseRates.regionId))
    .leftJoin(t.sources, eq(t.sources.id, t.baseRates.sourceId))
    .where("iso3" in of ? eq(t.regions.iso3, of.iso3) : inArray(t.regions.slug, of.regionSlugs))
    .orderBy(asc(t.baseRates.slug));
  const effects = rows.length === 0 ? [] : await listEffects(db);
  return rows.map(({ rate, region, source }) => {
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
      phases: effects.filter(({ effect }) => effect.slug === rate.slug),
    };
  });
}

/** What the newest base forecasts made of base rates; those that do not apply are left out. */
async function listEffects(db: Db): Promise<BaseRatePhase[]> {
  const effect = sql<BaseRateEffect>`effect`;
  return db
    .select({
      siteSlug: t.sites.slug,
      siteNameEn: t.sites.nameEn,
      siteNameKo: t.sites.nameKo,
      ordinal: t.phases.ordinal,
      effect,
    })
    .from(t.currentForecasts)
    .innerJoin(t.forecasts, eq(t.forecasts.id, t.currentForecasts.forecastId))
    .innerJoin(t.phases, eq(t.phases.id, t.currentForecasts.phaseId))
    .innerJoin(t.sites, eq(t.sites.id, t.phases.siteId))
    .innerJoin(sql`jsonb_array_elements(${t.forecasts.baseRates}) as effect`, sql`true`)
    .where(and(eq(t.currentForecasts.scenarioId, baseScenarioId), sql`effect->>'verdict' <> 'does_not_apply'`))
    .orderBy(asc(t.sites.slug), asc(t.phases.ordinal));
}
