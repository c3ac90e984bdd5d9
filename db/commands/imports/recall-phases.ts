import { sql } from "drizzle-orm";
import type { Db } from "../../client";

/**
 * Makes rows that the mapping puts at a site of the phases that they had there in an import that was undone: these come back, with all that was said
 * of them.
 * @param keys of the rows
 */
export async function recallPhases(
  db: Db,
  { importId, kind }: { importId: number; kind: string },
  keys: readonly string[],
): Promise<void> {
  await db.execute(sql`
    with undone as (
      select distinct on (r.key, r.site_id) r.key, r.site_id, r.phase_id
      from import_rows r join imports i on i.id = r.import_id join phases p on p.id = r.phase_id join imports a on a.id = p.import_id
      where i.kind = ${kind} and i.state = 'undone' and a.state = 'undone' and p.retired_on is not null
        and r.key in (select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb))
      order by r.key, r.site_id, i.undone_at desc)
    update import_rows r set phase_id = u.phase_id from undone u
    where r.import_id = ${importId} and r.key = u.key and r.site_id = u.site_id and r.phase_id is null and r.action = 'unchanged'
      and not exists (select from import_rows o where o.import_id = ${importId} and o.phase_id = u.phase_id)`);
}
