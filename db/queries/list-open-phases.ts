import { sql } from "drizzle-orm";
import type { OpenPhase } from "@/lib/flags/rank-severity";
import type { Db } from "../client";
import { baseScenarioId } from "./base-scenario";

/** Every phase that is still to be forecast, with its economy and the load that it adds, on whatever basis it is stated; a plant's nameplate is none. */
export const listOpenPhases = (db: Db): Promise<OpenPhase[]> =>
  db.execute<OpenPhase>(sql`
    select s.iso3, coalesce(p.facility_megawatts, p.critical_it_megawatts, p.grid_connection_megawatts, p.unknown_basis_megawatts)::float8 as megawatts
    from current_forecasts c join forecasts f on f.id = c.forecast_id join phases p on p.id = c.phase_id join sites s on s.id = p.site_id
    where c.scenario_id = ${baseScenarioId} and f.state = 'forecast' and p.retired_on is null order by p.id`);
