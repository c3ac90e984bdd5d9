import { type SQL, sql } from "drizzle-orm";
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
      select distinct on (phase_id, as_of_on) id, phase_id, as_of_on, state, announced_on, engine_version from forecasts
      where scenario_id in (select id from scenarios where slug = 'base')
      order by phase_id, as_of_on, id desc
    ) last_of_day
    where state = 'forecast'
  )`;

/** Its first horizon, or the day that was announced, lies in `(after, until]`; from the first day on when `after` is null. */
const maturesWithin = (forecast: "c" | "f", after: string | null, until: string) => {
  const [asOf, announced] = [sql.raw(`${forecast}.as_of_on`), sql.raw(`${forecast}.announced_on`)];
  const isWithin = (day: SQL) =>
    sql`(${day} <= ${until}::date ${after === null ? sql`` : sql`and ${day} > ${after}::date`})`;
  const horizons = after === null ? [FIRST_HORIZON] : scoredHorizons;
  return sql`(${sql.join([...horizons.map((days) => isWithin(sql`${asOf} + ${days}::int`)), sql`(${announced} > ${asOf} and ${isWithin(announced)})`], sql` or `)})`;
};

/** The sites and phases of which some forecast has matured by `asOfOn`, in order. */
export async function listTrackRecordPhases(db: Db, asOfOn: string): Promise<{ siteId: number; phaseIds: number[] }[]> {
  const rows = await db.execute<{ siteId: number; phaseIds: number[] }>(sql`
    select p.site_id as "siteId", array_agg(p.id order by p.id) as "phaseIds" from phases p
    where exists (select from forecasts f where f.phase_id = p.id and f.state = 'forecast'
      and f.scenario_id in (select id from scenarios where slug = 'base') and ${maturesWithin("f", null, asOfOn)})
    group by p.site_id order by p.site_id`);
  return [...rows];
}

type Row = {
  id: number;
  phaseId: number;
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

/**
 * The forecasts of these phases of which something has matured by `asOfOn`, oldest first by phase, each with what it is compared with. Only those
 * of which something matured after `since` when that is a day.
 */
export async function listMaturedForecasts(
  db: Db,
  phaseIds: readonly number[],
  { since, asOfOn }: { since: string | null; asOfOn: string },
): Promise<MaturedForecast[]> {
  const rows = await db.execute<Row>(sql`
    with ${countedForecasts}
    select f.id::int, f.phase_id as "phaseId", f.as_of_on::text as "asOfOn", f.announced_on::text as "announcedOn",
      f.probability_by_announced as "byAnnounced", f.quantile_days as "quantileDays", f.probability_cancelled as never,
      (f.detail ->> 'classP50Day')::float8 as "classP50Day", (f.detail ->> 'classP80Day')::float8 as "classP80Day",
      b.quantile_days as "previousQuantileDays", b.probability_cancelled as "previousNever"
    from counted c join forecasts f on f.id = c.id left join forecasts b on b.id = c.previous_id
    where c.phase_id = any(${sql.param(phaseIds)}::int[]) and ${maturesWithin("c", since, asOfOn)} order by f.phase_id, f.as_of_on`);
  return rows.map(maturedForecast);
}

function maturedForecast(row: Row): MaturedForecast {
  const asOfDay = toEpochDay(row.asOfOn);
  const announcedDay = dayOf(row.announcedOn);
  const { classP50Day, classP80Day, previousQuantileDays, previousNever } = row;
  return {
    id: row.id,
    phaseId: row.phaseId,
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
