import type { Actor } from "@/lib/domain/actor";
import type { Db } from "../client";
import { inRetriedTransaction } from "../transaction";
import { refreshReplay } from "./refresh-replay";
import { refreshSiteForecasts } from "./refresh-site-forecasts";

/**
 * Brings all that is computed from one site's records up to a day, in one transaction: its forecasts, its flags and its replay. What is
 * current stays as it is.
 * @returns whether the forecasts were made anew
 */
export async function refreshSite(
  db: Db,
  actor: Actor,
  input: { siteId: number; asOfOn: string },
): Promise<{ forecast: boolean }> {
  return inRetriedTransaction(db, actor, async (tx) => {
    const evaluation = await refreshSiteForecasts(tx, actor, input);
    await refreshReplay(tx, actor, input);
    return { forecast: evaluation !== null };
  });
}
