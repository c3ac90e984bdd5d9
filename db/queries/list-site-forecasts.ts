import { and, asc, eq, sql } from "drizzle-orm";
import type { PhaseAssessment } from "@/lib/assessment/types";
import type { Db } from "../client";
import { currentForecasts, forecasts, phases } from "../schema";
import { baseScenarioId } from "./base-scenario";

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
    })
    .from(currentForecasts)
    .innerJoin(forecasts, eq(forecasts.id, currentForecasts.forecastId))
    .innerJoin(phases, eq(phases.id, currentForecasts.phaseId))
    .where(and(eq(phases.siteId, siteId), eq(currentForecasts.scenarioId, baseScenarioId)))
    .orderBy(asc(phases.ordinal));
  return rows.map(({ detail, ...row }) => ({ ...row, assessment: detail as PhaseAssessment }));
}
