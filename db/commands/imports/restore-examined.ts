import { sql } from "drizzle-orm";
import { REGISTER_KIND_PREFIX } from "@/lib/importing/import-kinds";
import type { Db } from "../../client";

/**
 * Gives the sites that an import of a register examined last the day that stands without it: of another import that stands, or the last one that
 * the audit log has from somebody else; none where nobody else examined them.
 */
export async function restoreExamined(
  db: Db,
  { importId, publishedOn }: { importId: number; publishedOn: string },
): Promise<void> {
  await db.execute(sql`
    with examined as (select distinct site_id from import_rows where import_id = ${importId} and action in ('added', 'changed', 'unchanged')),
      spoken as (
        select distinct r.site_id, i.id, i.published_on as day, i.state, i.imported_by as actor from import_rows r join imports i on i.id = r.import_id
        where starts_with(i.kind, ${REGISTER_KIND_PREFIX}) and i.state in ('applied', 'undone')
          and r.action in ('added', 'changed', 'unchanged') and r.site_id in (select site_id from examined)),
      recorded as (
        select distinct (new_row ->> 'id')::int as site_id, (new_row ->> 'last_examined_on')::date as day, actor from audit_log
        where table_name = 'sites' and new_row ->> 'last_examined_on' > coalesce(old_row ->> 'last_examined_on', '')),
      standing as (
        select site_id, day from spoken where state = 'applied' and id <> ${importId}
        union all select site_id, day from recorded r
          where not exists (select from spoken s where s.site_id = r.site_id and s.day = r.day and s.actor = r.actor)),
      newest as (select site_id, max(day) as day from standing where day <= ${publishedOn} group by site_id)
    update sites s set last_examined_on = n.day from examined e left join newest n on n.site_id = e.site_id
    where s.id = e.site_id and s.last_examined_on = ${publishedOn}`);
}
