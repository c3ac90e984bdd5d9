import type { Actor } from "@/lib/domain/actor";
import type { SiteEvaluation } from "@/lib/evaluation/evaluate";
import type { Db } from "../client";
import { isSiteCurrent } from "../queries/is-site-current";
import { inputsKey, readSiteInputs } from "../queries/read-site-inputs";
import { simulate } from "../simulation/simulate";
import { inRetriedTransaction } from "../transaction";
import { lockSites } from "./locks";
import { storeEvaluation } from "./store-evaluation";

/** Once, and three times more when the records moved meanwhile. */
const ATTEMPTS = 4;

/**
 * Recomputes a site's forecasts and flags from its records and stores them. It computes without a transaction; if the inputs have moved when
 * the site is locked for storing, it starts again.
 * @param asOfOn the day of the forecast
 * @returns the evaluation that was stored, or null when records, model and day are those of the stored forecasts: then nothing is written
 * @throws when the inputs move each time: whoever moved them has had, or asked for, forecasts of their own
 */
export async function refreshSiteForecasts(
  db: Db,
  actor: Actor,
  { siteId, asOfOn }: { siteId: number; asOfOn: string },
): Promise<SiteEvaluation | null> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const inputs = await readSiteInputs(db, siteId, asOfOn);
    if (await isSiteCurrent(db, inputs)) return null;
    const evaluation = await simulate("evaluate-site", inputs);
    const outcome = await inRetriedTransaction(db, actor, async (tx) => {
      await lockSites(tx, [siteId]);
      const now = await readSiteInputs(tx, siteId, asOfOn);
      if (inputsKey(now) !== inputsKey(inputs)) return "moved";
      if (await isSiteCurrent(tx, now)) return "current";
      await storeEvaluation(tx, actor, inputs, evaluation);
      return "stored";
    });
    if (outcome !== "moved") return outcome === "stored" ? evaluation : null;
  }
  throw new Error(`site ${siteId} moved ${ATTEMPTS} times while its forecasts were computed`);
}
