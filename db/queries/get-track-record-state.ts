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

/**
 * Reads the archive once, and the scores once.
 * @param asOfOn the day at which a horizon counts as matured
 */
export async function getTrackRecordState(db: Db, asOfOn: string): Promise<TrackRecordState> {
  const [first] = scoredHorizons;
  const matured = sql.join(
    scoredHorizons.map((days) => sql`count(*) filter (where c.as_of_on + ${days}::int <= ${asOfOn}::date)::int`),
    sql`, `,
  );
  const [[totals], scored] = await Promise.all([
    db.execute<Omit<TrackRecordState, "horizons"> & { matured: number[] }>(sql`
      with ${countedForecasts}
      select count(*)::int as forecasts, count(distinct c.phase_id)::int as phases, min(c.as_of_on)::text as "firstOn",
        (min(c.as_of_on) + ${first}::int)::text as "firstMaturesOn", array[${matured}] as matured,
        coalesce(array_agg(distinct c.engine_version), '{}') as "engineVersions"
      from counted c`),
    db.execute<{ days: number; scored: number }>(sql`
      select horizon_days as days, count(*)::int as scored from forecast_scores where score = 'crps' group by horizon_days`),
  ]);
  if (!totals) throw new Error("a count gave no row");
  const { matured: counts, ...rest } = totals;
  return {
    ...rest,
    horizons: scoredHorizons.map((days, index) => ({
      days,
      matured: counts[index] ?? 0,
      scored: scored.find((row) => row.days === days)?.scored ?? 0,
    })),
  };
}
