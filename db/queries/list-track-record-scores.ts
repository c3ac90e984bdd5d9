import { sql } from "drizzle-orm";
import type { ScoredForecast } from "@/lib/track-record/summary";
import type { TrackRecordGroup } from "@/lib/track-record/track-record-query";
import type { Db } from "../client";
import { countedForecasts } from "./list-track-record-forecasts";

export type ScoredRow = ScoredForecast & { group: TrackRecordGroup };

/**
 * The archive's scored forecasts at one horizon in days, with what they can be grouped by; with `"announced"` those scored on the day that
 * was announced. Each row holds every figure of its forecast there.
 */
export async function listTrackRecordScores(db: Db, horizon: number | "announced"): Promise<ScoredRow[]> {
  const isAsked =
    horizon === "announced"
      ? sql`x.score = 'brier_announced'`
      : sql`x.score <> 'brier_announced' and x.horizon_days = ${horizon}`;
  const rows = await db.execute<
    TrackRecordGroup & { phaseId: number; siteId: number; figures: ScoredForecast["figures"] }
  >(sql`
    with ${countedForecasts}
    select f.phase_id as "phaseId", p.site_id as "siteId", f.as_of_on::text as "asOfOn", f.engine_version as "engineVersion",
      f.stage, s.iso3, o.slug as "operatorSlug", src.class::text as "sourceClass", x.figures
    from (
      select x.forecast_id, json_object_agg(x.score, x.value) as figures from forecast_scores x
      where ${isAsked} group by x.forecast_id
    ) x
    join counted c on c.id = x.forecast_id
    join forecasts f on f.id = c.id
    join phases p on p.id = f.phase_id
    join sites s on s.id = p.site_id
    left join organisations o on o.id = s.operator_id
    left join dated_claims d on d.id = f.announced_claim_id
    left join sources src on src.id = d.source_id
    order by f.id`);
  return rows.map(({ phaseId, siteId, figures, ...group }) => ({ phaseId, siteId, figures, group }));
}
