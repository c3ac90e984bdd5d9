import { sql } from "drizzle-orm";
import { CHAIN_VERSION } from "@/lib/chain/build";
import { toEpochDay, toIsoDate } from "@/lib/domain/dates";
import { ENGINE_VERSION } from "@/lib/forecast";
import { replayDays } from "@/lib/track-record/replay-days";
import { REPLAY_VERSION } from "@/lib/track-record/replay-steps";
import type { Db } from "../client";

/** A site that can be replayed: its two published states, and the key of all that its replay rests on. */
export type ReplaySite = { siteId: number; knownOn: string; examinedOn: string; inputKey: string };

/** The sites with two published states of a start of service, retracted claims aside; one site only when `siteId` is given. */
export async function listReplaySites(db: Db, { siteId }: { siteId?: number } = {}): Promise<ReplaySite[]> {
  const rows = await db.execute<{ siteId: number; version: number; days: string[]; model: string }>(sql`
    select s.id as "siteId", s.version, array_agg(distinct c.known_on::text) as days,
      (select coalesce(max(id), 0) from reference_classes) || '.' || (select coalesce(max(id), 0) from parameters) || '.'
        || (select md5(coalesce(string_agg(b::text, ',' order by b.id), '')) from base_rates b) || '.'
        || (select md5(coalesce(string_agg(p::text, ',' order by p.id), '')) from policy_instruments p) as model
    from sites s
    join phases p on p.site_id = s.id
    join indicators i on i.phase_id = p.id and i.kind = 'service'
    join milestones m on m.indicator_id = i.id and m.step = 'in_service'
    join dated_claims c on c.milestone_id = m.id
    where not exists (select 1 from claim_retractions r where r.claim_id = c.id)
      ${siteId === undefined ? sql`` : sql`and s.id = ${siteId}`}
    group by s.id order by s.id`);
  return rows.flatMap(({ siteId: id, version, days, model }) => {
    const found = replayDays(days.map(toEpochDay));
    if (!found) return [];
    const knownOn = toIsoDate(found.knownDay) as string;
    const examinedOn = toIsoDate(found.examinedDay) as string;
    const inputKey = [version, knownOn, examinedOn, model, ENGINE_VERSION, CHAIN_VERSION, REPLAY_VERSION].join("|");
    return [{ siteId: id, knownOn, examinedOn, inputKey }];
  });
}
