import type { SiteRecords } from "@/lib/domain/records";
import type { Db } from "../client";
import { getModelRecords } from "./get-model-records";
import type { RecordsAsOf } from "./list-claims";
import { listSiteRecords } from "./list-site-records";

/**
 * Reads all that a site's forecast, flags and page need, as of now or an earlier moment. Retracted claims are left out.
 * @throws when there is no such site
 */
export async function getSiteRecords(db: Db, siteId: number, asOf: RecordsAsOf = {}): Promise<SiteRecords> {
  const [site] = await listSiteRecords(db, [siteId], await getModelRecords(db), asOf);
  if (!site) throw new Error(`there is no site ${siteId}`);
  return site;
}
