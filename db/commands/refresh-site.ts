import type { Actor } from "@/lib/domain/actor";
import type { Db } from "../client";
import { refreshReplay } from "./refresh-replay";
import { refreshSiteForecasts } from "./refresh-site-forecasts";

/**
 * Brings all that is computed from one site's records up to a day: its forecasts, its flags and its replay. What is current stays as it is.
 * @returns whether the forecasts were recomputed
 */
export async function refreshSite(
  db: Db,
  actor: Actor,
  input: { siteId: number; asOfOn: string },
): Promise<{ forecast: boolean }> {
  const evaluation = await refreshSiteForecasts(db, actor, input);
  await refreshReplay(db, actor, input);
  return { forecast: evaluation !== null };
}
