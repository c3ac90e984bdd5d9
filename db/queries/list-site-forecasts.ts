import { asc, desc, eq, inArray, sql } from "drizzle-orm";
import type { PhaseAssessment } from "@/lib/assessment/types";
import type { Db } from "../client";
import { currentForecasts, forecasts, phases, scenarios } from "../schema";

/** A phase's newest forecast in the base scenario, and what it was made with. */
export type SiteForecastRow = {
  phaseId: number;
  assessment: PhaseAssessment;
  asOfOn: string;
  recordedAt: string;
  engineVersion: string;
  chainVersion: string;
  definitionVersion: string;
  seed: number;
  draws: number;
  inputHash: string;
};

/** The newest base forecasts of a site's phases, in the phases' order; a phase without one is missing. */
export async function listSiteForecasts(db: Db, siteId: number): Promise<SiteForecastRow[]> {
  const base = db
    .select({ id: scenarios.id })
    .from(scenarios)
    .where(eq(scenarios.slug, "base"))
    .orderBy(desc(scenarios.version))
    .limit(1);
  const rows = await db
    .select({
      phaseId: forecasts.phaseId,
      detail: forecasts.detail,
      asOfOn: forecasts.asOfOn,
      recordedAt: sql<string>`${forecasts.recordedAt}::text`,
      engineVersion: forecasts.engineVersion,
      chainVersion: forecasts.chainVersion,
      definitionVersion: forecasts.definitionVersion,
      seed: forecasts.seed,
      draws: forecasts.draws,
      inputHash: forecasts.inputHash,
      siteId: phases.siteId,
    })
    .from(currentForecasts)
    .innerJoin(forecasts, eq(forecasts.id, currentForecasts.forecastId))
    .innerJoin(phases, eq(phases.id, currentForecasts.phaseId))
    .where(sql`${eq(phases.siteId, siteId)} and ${inArray(currentForecasts.scenarioId, base)}`)
    .orderBy(asc(phases.ordinal));
  return rows.map(({ detail, siteId: _, ...row }) => ({ ...row, assessment: detail as PhaseAssessment }));
}
