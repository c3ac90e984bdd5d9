import { sql } from "drizzle-orm";
import type { Db } from "../client";

/** Where a register's row of some key was taken in, last. */
export type RegisterPlace = {
  key: string;
  /** What the row called its site. */
  name: string;
  siteId: number;
  phaseId: number | null;
  /** The import was undone, and other records stand at the site: it was not this row that added it. */
  isTakenBack: boolean;
};

/**
 * Every key of a register that was ever taken in, by import; also by one that was undone, whose site and phase come back with it: of several, the one
 * undone last, on which the others had rested.
 */
export async function listRegisterRows(db: Db, kind: string): Promise<RegisterPlace[]> {
  return db.execute<RegisterPlace>(sql`
    select distinct on (r.key) r.key, r.subject as name, r.site_id as "siteId", r.phase_id as "phaseId",
      i.state = 'undone' and (exists (select from phases p where p.site_id = r.site_id and p.retired_on is null) or exists (
        select from indicators n join milestones m on m.indicator_id = n.id join dated_claims c on c.milestone_id = m.id
        where n.site_id = r.site_id and not exists (select from claim_retractions x where x.claim_id = c.id))) as "isTakenBack"
    from import_rows r join imports i on i.id = r.import_id
    where i.kind = ${kind} and i.state in ('applied', 'undone') and r.site_id is not null and r.action in ('added', 'changed', 'unchanged')
    order by r.key, i.undone_at desc nulls first, i.published_on desc, i.id desc`);
}
