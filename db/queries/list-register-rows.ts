import { sql } from "drizzle-orm";
import type { Db } from "../client";

/** Where a register's row of some key was taken in, last. */
export type RegisterPlace = { key: string; siteId: number; phaseId: number | null };

/** Every key of a register that was ever taken in, by import; also by one that was undone, whose site and phase come back with it. */
export async function listRegisterRows(db: Db, kind: string): Promise<RegisterPlace[]> {
  return db.execute<RegisterPlace>(sql`
    select distinct on (r.key) r.key, r.site_id as "siteId", r.phase_id as "phaseId"
    from import_rows r join imports i on i.id = r.import_id
    where i.kind = ${kind} and i.state in ('applied', 'undone') and r.site_id is not null and r.action in ('added', 'changed', 'unchanged')
    order by r.key, (i.state = 'applied') desc, i.published_on desc, i.id desc`);
}
