import { asc } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import type { Db } from "../client";
import { sites } from "../schema";
import { inRetriedTransaction } from "../transaction";
import { refreshSiteForecasts } from "./refresh-site-forecasts";

/**
 * Refreshes every site whose forecasts are missing or rest on other records, another model or another day. One transaction per site.
 * @returns how many sites were refreshed
 */
export async function refreshStaleForecasts(
  db: Db,
  actor: Actor,
  options: { asOfOn: string; log: (line: string) => void },
): Promise<number> {
  const rows = await db.select({ id: sites.id }).from(sites).orderBy(asc(sites.id));
  let refreshed = 0;
  for (const [index, { id }] of rows.entries()) {
    const stored = await inRetriedTransaction(db, actor, (tx) =>
      refreshSiteForecasts(tx, actor, { siteId: id, asOfOn: options.asOfOn }),
    );
    if (stored) refreshed += 1;
    if (refreshed > 0 && ((index + 1) % 10 === 0 || index + 1 === rows.length)) {
      options.log(`forecasts: ${index + 1} of ${rows.length} sites looked at, ${refreshed} refreshed`);
    }
  }
  return refreshed;
}
