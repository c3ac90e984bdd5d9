import { getModelRecords } from "@/db/queries/get-model-records";
import { listPublicationSteps } from "@/db/queries/list-publication-steps";
import { listSiteRecords } from "@/db/queries/list-site-records";
import { loadModel } from "@/db/seed/load-model";
import { inRetriedTransaction } from "@/db/transaction";
import { type DrawnPhase, drawPhases } from "@/lib/track-record/hindcast-forecast";
import { actor, importPublication, type PublicationFiles } from "./publication";
import { onThrowAway } from "./throw-away";

/** The steps of a publication by site and running total. */
export type BySteps<Value> = { get(site: string, cumulativeMegawatts: number): Value | undefined };

/** What one schedule expects of each open step of a publication by that publication alone: a database with the model and nothing else. */
export async function forecastAlone(server: string, publication: PublicationFiles): Promise<BySteps<DrawnPhase>> {
  return await onThrowAway(server, async (db) => {
    await inRetriedTransaction(db, actor, (tx) => loadModel(tx, actor));
    const slugs = await importPublication(db, publication);
    const { publishedOn } = publication.state;
    const steps = await listPublicationSteps(db, publishedOn);
    const ids = [...new Set(steps.map(({ siteId }) => siteId))];
    const sites = await listSiteRecords(db, ids, await getModelRecords(db), { knownUntil: publishedOn });
    const drawn = drawPhases(sites);
    return {
      get: (site, total) => {
        const step = steps.find((one) => one.slug === slugs.get(site) && one.cumulativeMegawatts === total);
        return step && drawn.get(step.phaseId);
      },
    };
  });
}
