import { sql } from "drizzle-orm";

/** The id of the newest version of the base scenario, as a sub-query. */
export const baseScenarioId = sql<number>`(select id from scenarios where slug = 'base' order by version desc limit 1)`;
