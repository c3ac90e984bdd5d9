import { sql } from "drizzle-orm";
import type { Db } from "../../client";

/** The sites of which an import said something: those of its claims, of the phases that it added or left, and of its rows. */
export async function importedSites(db: Db, importId: number): Promise<number[]> {
  const rows = await db.execute<{ id: number }>(sql`
    select site_id as id from import_rows where import_id = ${importId} and site_id is not null
    union select site_id from phases where import_id = ${importId}
    union select p.site_id from imports i, jsonb_array_elements(i.report -> 'relocated') m, phases p
      where i.id = ${importId} and p.id = (m ->> 'phaseId')::int
    union select i.site_id from dated_claims c join milestones m on m.id = c.milestone_id join indicators i on i.id = m.indicator_id
      where c.import_id = ${importId}
    order by 1`);
  return rows.map(({ id }) => id);
}
