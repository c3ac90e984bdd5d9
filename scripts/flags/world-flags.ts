import type { Db } from "@/db/client";
import { getModelRecords } from "@/db/queries/get-model-records";
import { listKnownSites } from "@/db/queries/list-known-sites";
import { listSiteRecords } from "@/db/queries/list-site-records";
import { FORECAST_SEED } from "@/lib/assessment/assess";
import { evaluateSite } from "@/lib/evaluation/evaluate";
import type { FlaggedSite } from "@/lib/flags/count-flags";

/** Enough for a median; the stored forecasts take more. */
const DRAWS = 512;

/** Every data center on record with its flags of a day (epoch day), raised anew; nothing is stored. */
export async function flagsOfWorld(db: Db, asOfDay: number): Promise<FlaggedSite[]> {
  const ids = (await listKnownSites(db)).map(({ id }) => Number(id));
  const sites = await listSiteRecords(db, ids, await getModelRecords(db));
  return sites
    .filter(({ type }) => type === "data_centre")
    .map((site) => ({ site, ...evaluateSite(site, { asOfDay, seed: FORECAST_SEED, draws: DRAWS }) }));
}
