import { sql } from "drizzle-orm";
import type { Db } from "../../client";

/**
 * Whether a dry run rests on records that are others by now: a site or a name was added since it began, by which a row might have been
 * known, or an import of the register was taken in or back.
 */
export async function isOutdated(db: Db, { importId, kind }: { importId: number; kind: string }): Promise<boolean> {
  const [row] = await db.execute<{ isOutdated: boolean }>(sql`
    with begun as (select id from audit_log
      where table_name = 'imports' and operation = 'INSERT' and new_row ->> 'id' = ${String(importId)} order by id desc limit 1)
    select exists (select from audit_log a where a.id > (select id from begun) and (
      a.table_name in ('sites', 'site_aliases') and a.operation = 'INSERT'
      or a.table_name = 'imports' and a.new_row ->> 'kind' = ${kind} and a.new_row ->> 'state' in ('applied', 'undone'))) as "isOutdated"`);
  return row?.isOutdated ?? true;
}
