import { sql } from "drizzle-orm";
import { toEpochDay } from "@/lib/domain/dates";
import type { DuePhase } from "@/lib/track-record/late-share";
import type { Db } from "../client";
import { baseScenarioId } from "./base-scenario";

type Row = {
  siteSlug: string;
  ordinal: number;
  megawatts: number | null;
  dueOn: string;
  state: "forecast" | "in_service" | "withdrawn";
  inServiceDay: number | null;
  quantileDays: number[];
  probabilityCancelled: number;
};

/**
 * The phases of data centers whose start of service, as stated by `saidOn` (the newest promise, else the newest estimate), fell in `dueYear` and
 * had not happened by then, each with its newest base forecast. One that has no forecast yet is left out.
 * @param input.leastMegawatts only phases above so many MW; null: of any size, unknown ones too
 */
export async function listDuePhases(
  db: Db,
  input: { iso3: string | null; leastMegawatts: number | null; dueYear: number; saidOn: string },
): Promise<DuePhase[]> {
  const rows = await db.execute<Row>(sql`
    with said as (
      select i.phase_id, c.kind, c.earliest_on, c.latest_on,
        row_number() over (partition by i.phase_id order by c.kind = 'promised' desc, c.known_on desc, c.id desc) as place
      from dated_claims c join milestones m on m.id = c.milestone_id and m.step = 'in_service'
      join indicators i on i.id = m.indicator_id and i.kind = 'service' and i.phase_id is not null
      where c.kind in ('promised', 'estimated') and c.latest_on is not null and c.known_on <= ${input.saidOn}
        and not exists (select from claim_retractions r where r.claim_id = c.id)),
    served as (
      select distinct i.phase_id from dated_claims c join milestones m on m.id = c.milestone_id and m.step = 'in_service'
      join indicators i on i.id = m.indicator_id and i.kind = 'service'
      where i.phase_id is not null and c.kind in ('actual', 'inferred') and coalesce(c.latest_on, c.known_on) <= ${input.saidOn}
        and not exists (select from claim_retractions r where r.claim_id = c.id))
    select s.slug as "siteSlug", p.ordinal, said.latest_on::text as "dueOn", f.state, f.in_service_day as "inServiceDay",
      f.quantile_days as "quantileDays", f.probability_cancelled as "probabilityCancelled", size.megawatts
    from said join phases p on p.id = said.phase_id and p.retired_on is null
    join sites s on s.id = p.site_id and s.type = 'data_centre' and not s.is_illustrative
    join current_forecasts cf on cf.phase_id = p.id and cf.scenario_id = ${baseScenarioId}
    join forecasts f on f.id = cf.forecast_id,
    lateral (select coalesce(p.facility_megawatts, p.critical_it_megawatts, p.grid_connection_megawatts, p.unknown_basis_megawatts)::float8
      as megawatts) size
    where said.place = 1 and extract(year from said.latest_on) = ${input.dueYear}
      and said.phase_id not in (select phase_id from served)
      and (${input.iso3}::text is null or s.iso3 = ${input.iso3}::text)
      and (${input.leastMegawatts}::float8 is null or size.megawatts > ${input.leastMegawatts}::float8)
    order by s.slug, p.ordinal`);
  return rows.map(({ siteSlug, ordinal, megawatts, dueOn, ...forecast }) => ({
    ...{ siteSlug, ordinal, megawatts, dueDay: toEpochDay(dueOn), outcome: outcomeOf(forecast) },
  }));
}

function outcomeOf({
  state,
  inServiceDay,
  quantileDays,
  probabilityCancelled,
}: Omit<Row, "siteSlug" | "ordinal" | "megawatts" | "dueOn">) {
  if (state === "withdrawn") return null;
  if (state === "in_service" && inServiceDay !== null) return { inServiceDay };
  return { forecast: { quantileDays, neverProbability: probabilityCancelled } };
}
