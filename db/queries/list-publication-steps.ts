import { sql } from "drizzle-orm";
import type { Db } from "../client";

/** A step of a publication, by the site's running total with it, and the phase that it is on record. */
export type StepOnRecord = { siteId: number; slug: string; phaseId: number; cumulativeMegawatts: number };

/** Which phase on record each step of Epoch AI's publication of a day (ISO) is. A phase of several steps is named by the last. */
export async function listPublicationSteps(db: Db, publishedOn: string): Promise<StepOnRecord[]> {
  return await db.execute<StepOnRecord>(sql`
    select distinct s.id as "siteId", s.slug, p.id as "phaseId", c.cumulative_megawatts::float8 as "cumulativeMegawatts"
    from capacity_claims c join phases p on p.id = c.phase_id join sites s on s.id = p.site_id join sources so on so.id = c.source_id
    where c.known_on = ${publishedOn} and c.cumulative_megawatts is not null and so.publisher = 'Epoch AI'
    order by 1, 4`);
}
