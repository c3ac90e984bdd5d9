import { sql } from "drizzle-orm";
import { type ScoredHorizon, scoredHorizons } from "@/lib/track-record/horizons";
import type { Db } from "../client";
import { countedForecasts } from "./list-track-record-forecasts";

/** How far the archive has come: what it holds, and how much of it can be and has been scored at each horizon. */
export type TrackRecordState = {
  /** One per phase and day. */
  forecasts: number;
  phases: number;
  /** ISO dates; null while the archive is empty. */
  firstOn: string | null;
  firstMaturesOn: string | null;
  horizons: { days: ScoredHorizon; matured: number; scored: number }[];
  engineVersions: string[];
};

/** @param asOfOn the day at which a horizon counts as matured */
export async function getTrackRecordState(db: Db, asOfOn: string): Promise<TrackRecordState> {
  const [first] = scoredHorizons;
  const [totals] = await db.execute<Omit<TrackRecordState, "horizons">>(sql`
    with ${countedForecasts}
    select count(*)::int as forecasts, count(distinct c.phase_id)::int as phases, min(c.as_of_on)::text as "firstOn",
      (min(c.as_of_on) + ${first}::int)::text as "firstMaturesOn",
      coalesce(array_agg(distinct f.engine_version), '{}') as "engineVersions"
    from counted c join forecasts f on f.id = c.id`);
  if (!totals) throw new Error("a count gave no row");
  const horizons = await db.execute<{ days: ScoredHorizon; matured: number; scored: number }>(sql`
    with ${countedForecasts}
    select h.days, count(*) filter (where c.as_of_on + h.days <= ${asOfOn}::date)::int as matured, count(x.id)::int as scored
    from unnest(${sql.raw(`array[${scoredHorizons.join(",")}]`)}) as h(days)
    cross join counted c
    left join forecast_scores x on x.forecast_id = c.id and x.horizon_days = h.days and x.score = 'crps'
    group by h.days order by h.days`);
  return { ...totals, horizons: [...horizons] };
}
