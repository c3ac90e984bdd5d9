import { sql } from "drizzle-orm";
import type { OpenPhase } from "@/lib/flags/rank-severity";
import type { Db } from "../client";
import { baseScenarioId } from "./base-scenario";

/**
 * Every phase of which something is known and that neither serves nor was withdrawn, with its economy and the load that it adds: what `isOpenPhase` and
 * `PhaseFacts.megawatts` say of it.
 */
export const listOpenPhases = (db: Db): Promise<OpenPhase[]> =>
  db.execute<OpenPhase>(sql`
    select s.iso3, coalesce(p.grid_connection_megawatts, p.facility_megawatts, p.critical_it_megawatts, p.unknown_basis_megawatts)::float8 as megawatts
    from current_forecasts c join forecasts f on f.id = c.forecast_id join phases p on p.id = c.phase_id join sites s on s.id = p.site_id
    where c.scenario_id = ${baseScenarioId} and f.state = 'forecast' and f.look_day is not null and p.retired_on is null order by p.id`);
