import { eq, max } from "drizzle-orm";
import type { Db } from "../client";
import { currentForecasts, forecasts } from "../schema";
import { baseScenarioId } from "./base-scenario";

/** The ISO date of the newest base forecast; null when nothing is forecast yet. */
export async function findBaseDay(db: Db): Promise<string | null> {
  const [row] = await db
    .select({ asOfOn: max(forecasts.asOfOn) })
    .from(currentForecasts)
    .innerJoin(forecasts, eq(forecasts.id, currentForecasts.forecastId))
    .where(eq(currentForecasts.scenarioId, baseScenarioId));
  return row?.asOfOn ?? null;
}
