import { sql } from "drizzle-orm";
import type { Db } from "../client";
import { baseScenarioId } from "./base-scenario";

/** What was said of a phase before its present forecast: when (an instant), as of which day, and the P50 (epoch day). */
export type EarlierForecast = { recordedAt: string; asOfOn: string; p50Day: number };

/** The newest forecast of a phase, in the base scenario, whose P50 was another than the present one by a day or more; null where there is none. */
export async function findEarlierForecast(db: Db, phaseId: number): Promise<EarlierForecast | null> {
  const [found] = await db.execute<EarlierForecast>(sql`
    with present as (select f.id, f.quantile_days[101] as day from current_forecasts cf join forecasts f on f.id = cf.forecast_id
      where cf.phase_id = ${phaseId} and cf.scenario_id = ${baseScenarioId} and f.state = 'forecast')
    select f.recorded_at::text as "recordedAt", f.as_of_on::text as "asOfOn", f.quantile_days[101] as "p50Day"
    from forecasts f, present
    where f.phase_id = ${phaseId} and f.id < present.id and f.state = 'forecast'
      and f.scenario_id in (select id from scenarios where slug = 'base') and abs(f.quantile_days[101] - present.day) >= 1
    order by f.id desc limit 1`);
  return found ?? null;
}
