import { eq, sql } from "drizzle-orm";
import type { Db } from "../../client";
import { phases } from "../../schema";
import { touchSite } from "../touch-site";

const OUT_OF_THE_WAY = 1_000_000;

/** Puts a site's phases into the order of the newest publication; `order` names every stored phase. Ids never change. */
export async function placePhases(
  db: Db,
  siteId: number,
  order: readonly { phaseId: number; from: number; to: number }[],
): Promise<void> {
  const moved = order.filter((place) => place.from !== place.to);
  for (const { phaseId } of moved)
    await db
      .update(phases)
      .set({ ordinal: sql`${phases.ordinal} + ${OUT_OF_THE_WAY}` })
      .where(eq(phases.id, phaseId));
  for (const { phaseId, to } of moved) await db.update(phases).set({ ordinal: to }).where(eq(phases.id, phaseId));
  if (moved.length > 0) await touchSite(db, { siteId });
}
