import { sql } from "drizzle-orm";
import { isoDateOf, toEpochDay } from "@/lib/domain/dates";
import { replayDays } from "@/lib/track-record/replay-days";
import type { Db } from "../client";

/** The two published states that a site's replay compares, as ISO dates; `knownOn` comes first. */
export type ReplayDays = { knownOn: string; examinedOn: string };

/** Null when the site has no two published states of a start of service; retracted claims do not count. */
export async function findReplayDays(db: Db, siteId: number): Promise<ReplayDays | null> {
  const rows = await db.execute<{ day: string }>(sql`
    select distinct c.known_on::text as day
    from phases p
    join indicators i on i.phase_id = p.id and i.kind = 'service'
    join milestones m on m.indicator_id = i.id and m.step = 'in_service'
    join dated_claims c on c.milestone_id = m.id
    where p.site_id = ${siteId} and not exists (select 1 from claim_retractions r where r.claim_id = c.id)`);
  const found = replayDays(rows.map(({ day }) => toEpochDay(day)));
  if (!found) return null;
  return { knownOn: isoDateOf(found.knownDay), examinedOn: isoDateOf(found.examinedDay) };
}
