import { sql } from "drizzle-orm";
import { toEpochDay } from "@/lib/domain/dates";
import { type HistoryPoint, replayPoint } from "@/lib/track-record/history";
import type { ReplayStep } from "@/lib/track-record/replay-steps";
import type { Db } from "../client";
import { dayOf } from "../columns";

type Row = {
  asOfOn: string;
  p10On: string | null;
  p50On: string | null;
  p90On: string | null;
  announcedOn: string | null;
  basis: "promised" | "estimated" | null;
  /** Of the replay; the archive's columns are null then. */
  step: ReplayStep | null;
};

/**
 * What was said of a phase, oldest first: the stored replay of its site, and what the archive said while it was open, of each day the last
 * forecast of the base scenario. One query.
 */
export async function listForecastHistory(
  db: Db,
  { siteId, phaseId }: { siteId: number; phaseId: number },
): Promise<HistoryPoint[]> {
  const rows = await db.execute<Row>(sql`
    select as_of_on::text as "asOfOn", p10_on::text as "p10On", p50_on::text as "p50On", p90_on::text as "p90On",
      announced_on::text as "announcedOn", basis, null::jsonb as step
    from (
      select distinct on (as_of_on) as_of_on, state, p10_on, p50_on, p90_on, announced_on, announced ->> 'basis' as basis
      from forecasts
      where phase_id = ${phaseId} and scenario_id in (select id from scenarios where slug = 'base')
      order by as_of_on, id desc
    ) last_of_day
    where state = 'forecast'
    union all
    select r.as_of_on::text, null, null, null, null, null, step
    from stored_results r, jsonb_array_elements(r.figures -> 'steps') as step
    where r.kind = 'replay' and r.key = ${String(siteId)} and (step ->> 'phaseId')::int = ${phaseId}`);
  const points = rows.map(({ step, ...row }) => (step ? replayPoint(step) : archivePoint(row)));
  return points.sort((a, b) => a.asOfDay - b.asOfDay || Number(b.isReplay) - Number(a.isReplay));
}

function archivePoint({ asOfOn, p10On, p50On, p90On, announcedOn, basis }: Omit<Row, "step">): HistoryPoint {
  return {
    asOfDay: toEpochDay(asOfOn),
    p10Day: dayOf(p10On),
    p50Day: dayOf(p50On),
    p90Day: dayOf(p90On),
    announcedDay: dayOf(announcedOn),
    announcedBasis: basis,
    isReplay: false,
  };
}
