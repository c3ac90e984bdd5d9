import { and, asc, eq } from "drizzle-orm";
import type { Db } from "../client";
import { currentForecasts, forecasts, phases, sites } from "../schema";
import { baseScenarioId } from "./base-scenario";

/** The day, seed and draws of a site's base forecast: a scenario is computed on the same. */
export type ScenarioSite = { siteId: number; asOfOn: string; seed: number; draws: number };

/** The sites of an economy that have a base forecast. */
export async function listScenarioSites(db: Db, { iso3 }: { iso3: string }): Promise<ScenarioSite[]> {
  return db
    .selectDistinctOn([sites.id], {
      siteId: sites.id,
      asOfOn: forecasts.asOfOn,
      seed: forecasts.seed,
      draws: forecasts.draws,
    })
    .from(currentForecasts)
    .innerJoin(forecasts, eq(forecasts.id, currentForecasts.forecastId))
    .innerJoin(phases, eq(phases.id, currentForecasts.phaseId))
    .innerJoin(sites, eq(sites.id, phases.siteId))
    .where(and(eq(currentForecasts.scenarioId, baseScenarioId), eq(sites.iso3, iso3)))
    .orderBy(asc(sites.id), asc(phases.ordinal));
}
