import { sql } from "drizzle-orm";
import type { Db } from "../client";

type Part = { siteId: number } | { phaseId: number } | { indicatorId: number } | { milestoneId: number };

/** Moves the version of the site that a record belongs to; once per transaction, so that a long import writes it once. */
export async function touchSite(db: Db, part: Part): Promise<void> {
  const touched = await db.execute<{ id: number }>(sql`
    update sites set version = version + 1
    where id = (${siteOf(part)}) and position(',' || id || ',' in coalesce(current_setting('leadtime.touched', true), '')) = 0
    returning id`);
  const id = touched[0]?.id;
  if (id)
    await db.execute(
      sql`select set_config('leadtime.touched', coalesce(current_setting('leadtime.touched', true), '') || ${`,${id},`}, true)`,
    );
}

function siteOf(part: Part) {
  if ("siteId" in part) return sql`${part.siteId}::int`;
  if ("phaseId" in part) return sql`select site_id from phases where id = ${part.phaseId}`;
  if ("indicatorId" in part) return sql`select site_id from indicators where id = ${part.indicatorId}`;
  return sql`select i.site_id from milestones m join indicators i on i.id = m.indicator_id where m.id = ${part.milestoneId}`;
}
