import { eq, notInArray, sql } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import type { Db } from "../client";
import { getReplay } from "../queries/get-replay";
import { listReplaySites } from "../queries/list-replay-sites";
import { replays } from "../schema";
import { inRetriedTransaction } from "../transaction";

/**
 * Makes the replays anew whose records, days, model or engine have changed, and drops those of sites that no longer have two published
 * states. One transaction per site; nothing is written for a replay that is up to date.
 * @returns how many were made
 */
export async function refreshReplays(db: Db, actor: Actor): Promise<{ made: number }> {
  const sites = await listReplaySites(db);
  const ids = sites.map(({ siteId }) => siteId);
  await db.delete(replays).where(ids.length > 0 ? notInArray(replays.siteId, ids) : undefined);
  let made = 0;
  for (const site of sites) {
    const [stored] = await db.select().from(replays).where(eq(replays.siteId, site.siteId));
    if (stored?.inputKey === site.inputKey) continue;
    await inRetriedTransaction(db, actor, async (tx) => {
      // The records must not move between the key and the steps.
      await tx.execute(sql`select 1 from sites where id = ${site.siteId} for update`);
      const [current] = await listReplaySites(tx, { siteId: site.siteId });
      if (!current) return;
      const { siteId, ...row } = { ...current, steps: await getReplay(tx, current) };
      await tx
        .insert(replays)
        .values({ siteId, ...row })
        .onConflictDoUpdate({ target: replays.siteId, set: { ...row, computedAt: sql`clock_timestamp()` } });
    });
    made += 1;
  }
  return { made };
}
