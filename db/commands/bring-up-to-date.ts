import { asc } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import type { Db } from "../client";
import { sites } from "../schema";
import { refreshSite } from "./refresh-site";
import { storeResults } from "./store-results";

/**
 * Makes what the worker would make: the forecasts, flags and replays of every site, then the stored results. For command lines and tests
 * that need them at once; the app itself leaves it to the queue. What is current stays as it is.
 * @returns how many sites were forecast again
 */
export async function bringUpToDate(
  db: Db,
  actor: Actor,
  options: { asOfOn: string; log: (line: string) => void },
): Promise<number> {
  const { asOfOn, log } = options;
  const rows = await db.select({ id: sites.id }).from(sites).orderBy(asc(sites.id));
  let refreshed = 0;
  for (const [index, { id }] of rows.entries()) {
    if ((await refreshSite(db, actor, { siteId: id, asOfOn })).forecast) refreshed += 1;
    if (refreshed > 0 && ((index + 1) % 10 === 0 || index + 1 === rows.length))
      log(`forecasts: ${index + 1} of ${rows.length} sites looked at, ${refreshed} refreshed`);
  }
  await storeResults(db, actor, { asOfOn });
  return refreshed;
}
