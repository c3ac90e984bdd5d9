import { sql } from "drizzle-orm";
import { toEpochDay } from "@/lib/domain/dates";
import type { HistoryPoint } from "@/lib/track-record/history";
import type { Db } from "../client";
import { dayOf } from "../columns";

type Row = {
  asOfOn: string;
  p10On: string | null;
  p50On: string | null;
  p90On: string | null;
  announcedOn: string | null;
  basis: "promised" | "estimated" | null;
};

/** What the archive said of an open phase, day by day, oldest first: of each day the last forecast of the base scenario. */
export async function listForecastHistory(db: Db, phaseId: number): Promise<HistoryPoint[]> {
  const rows = await db.execute<Row>(sql`
    select * from (
      select distinct on (as_of_on) as_of_on::text as "asOfOn", state, p10_on::text as "p10On", p50_on::text as "p50On",
        p90_on::text as "p90On", announced_on::text as "announcedOn", detail #>> '{announced,basis}' as basis
      from forecasts
      where phase_id = ${phaseId} and scenario_id in (select id from scenarios where slug = 'base')
      order by as_of_on, id desc
    ) last_of_day
    where state = 'forecast' order by "asOfOn"`);
  return rows.map((row) => ({
    asOfDay: toEpochDay(row.asOfOn),
    p10Day: dayOf(row.p10On),
    p50Day: dayOf(row.p50On),
    p90Day: dayOf(row.p90On),
    announcedDay: dayOf(row.announcedOn),
    announcedBasis: row.basis,
    isReplay: false,
  }));
}
