import { sql } from "drizzle-orm";
import { toEpochDay } from "@/lib/domain/dates";
import { scoredHorizons } from "@/lib/track-record/horizons";
import { announcedReference, climatologyReference } from "@/lib/track-record/references";
import type { ArchivedForecast } from "@/lib/track-record/score-forecast";
import type { Db } from "../client";
import { dayOf } from "../columns";

const FIRST_HORIZON = scoredHorizons[0];

/** A forecast that may be scored, by its id. */
export type MaturedForecast = ArchivedForecast & { id: number; phaseId: number };

/**
 * The base scenario's forecasts that count: of each phase and day the last one, of phases that were still open. As a common table
 * expression, each with the one before it.
 */
export const countedForecasts = sql`
  counted as (
    select last_of_day.*, lag(id) over (partition by phase_id order by as_of_on) as previous_id
    from (
      select distinct on (phase_id, as_of_on) id, phase_id, as_of_on, state, announced_on from forecasts
      where scenario_id in (select id from scenarios where slug = 'base')
      order by phase_id, as_of_on, id desc
    ) last_of_day
    where state = 'forecast'
  )`;

const hasMatured = (asOfOn: string) => sql`
  (c.as_of_on + ${FIRST_HORIZON}::int <= ${asOfOn}::date or (c.announced_on > c.as_of_on and c.announced_on <= ${asOfOn}::date))`;

/** The sites and phases of which some forecast has matured by `asOfOn`, in order. */
export async function listTrackRecordPhases(db: Db, asOfOn: string): Promise<{ siteId: number; phaseIds: number[] }[]> {
  const rows = await db.execute<{ siteId: number; phaseIds: number[] }>(sql`
    with ${countedForecasts}
    select p.site_id as "siteId", array_agg(distinct p.id order by p.id) as "phaseIds"
    from counted c join phases p on p.id = c.phase_id
    where ${hasMatured(asOfOn)} group by p.site_id order by p.site_id`);
  return [...rows];
}

type Row = {
  id: number;
  asOfOn: string;
  announcedOn: string | null;
  byAnnounced: number | null;
  quantileDays: number[];
  never: number;
  classP50Day: number | null;
  classP80Day: number | null;
  previousQuantileDays: number[] | null;
  previousNever: number | null;
};

/** A phase's forecasts of which something has matured by `asOfOn`, oldest first, each with what it is compared with. */
export async function listMaturedForecasts(db: Db, phaseId: number, asOfOn: string): Promise<MaturedForecast[]> {
  const rows = await db.execute<Row>(sql`
    with ${countedForecasts}
    select f.id::int, f.as_of_on::text as "asOfOn", f.announced_on::text as "announcedOn",
      f.probability_by_announced as "byAnnounced", f.quantile_days as "quantileDays", f.probability_cancelled as never,
      (f.detail ->> 'classP50Day')::float8 as "classP50Day", (f.detail ->> 'classP80Day')::float8 as "classP80Day",
      b.quantile_days as "previousQuantileDays", b.probability_cancelled as "previousNever"
    from counted c join forecasts f on f.id = c.id left join forecasts b on b.id = c.previous_id
    where c.phase_id = ${phaseId} and ${hasMatured(asOfOn)} order by f.as_of_on`);
  return rows.map((row) => maturedForecast(row, phaseId));
}

function maturedForecast(row: Row, phaseId: number): MaturedForecast {
  const asOfDay = toEpochDay(row.asOfOn);
  const announcedDay = dayOf(row.announcedOn);
  const { classP50Day, classP80Day, previousQuantileDays, previousNever } = row;
  return {
    id: row.id,
    phaseId,
    key: `forecast/${row.id}`,
    asOfDay,
    distribution: { quantileDays: row.quantileDays, neverProbability: row.never },
    announcedDay,
    probabilityByAnnounced: row.byAnnounced,
    references: {
      announced: announcedDay === null ? null : announcedReference(announcedDay),
      previous:
        previousQuantileDays === null || previousNever === null
          ? null
          : { quantileDays: previousQuantileDays, neverProbability: previousNever },
      climatology:
        classP50Day === null || classP80Day === null
          ? null
          : climatologyReference(asOfDay, classP50Day, classP80Day, row.never),
    },
  };
}
