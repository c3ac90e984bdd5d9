import { and, asc, eq, sql } from "drizzle-orm";
import type { Db } from "../client";
import { auditLog, currentForecasts, forecasts, phases, sites } from "../schema";
import { baseScenarioId } from "./base-scenario";

/** The day, seed and draws of a site's base forecast: a scenario is computed on the same. */
export type ScenarioSite = {
  siteId: number;
  asOfOn: string;
  seed: number;
  draws: number;
  /** The hash of the audit log's newest row, the same for every site: another one as soon as any record changes. */
  newestChange: string;
};

/** The sites of an economy that have a base forecast. */
export async function listScenarioSites(db: Db, { iso3 }: { iso3: string }): Promise<ScenarioSite[]> {
  return db
    .selectDistinctOn([sites.id], {
      siteId: sites.id,
      asOfOn: forecasts.asOfOn,
      seed: forecasts.seed,
      draws: forecasts.draws,
      newestChange: sql<string>`(select ${auditLog.hash} from ${auditLog} order by ${auditLog.id} desc limit 1)`,
    })
    .from(currentForecasts)
    .innerJoin(forecasts, eq(forecasts.id, currentForecasts.forecastId))
    .innerJoin(phases, eq(phases.id, currentForecasts.phaseId))
    .innerJoin(sites, eq(sites.id, phases.siteId))
    .where(and(eq(currentForecasts.scenarioId, baseScenarioId), eq(sites.iso3, iso3)))
    .orderBy(asc(sites.id), asc(phases.ordinal));
}
