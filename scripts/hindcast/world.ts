import { findRecordsDay } from "@/db/queries/find-records-day";
import { getModelRecords } from "@/db/queries/get-model-records";
import { listKnownSites } from "@/db/queries/list-known-sites";
import { listPublicationSteps, type StepOnRecord } from "@/db/queries/list-publication-steps";
import { listSiteRecords } from "@/db/queries/list-site-records";
import { seed } from "@/db/seed/seed";
import { seedEpoch } from "@/db/seed/seed-epoch";
import { seedRecords } from "@/db/seed/seed-records";
import type { SiteRecords } from "@/lib/domain/records";
import { newsOf } from "@/lib/track-record/hindcast-news";
import type { News } from "@/lib/track-record/hindcast-outcome";
import { importPublication, type PublicationFiles } from "./publication";
import { onThrowAway } from "./throw-away";

/** Today's records, and the steps of publications in them. */
export type World = {
  /** The ISO day to which they reach. */
  recordsOn: string;
  /** The site that a publication gives this name. */
  siteOf(publication: PublicationFiles, name: string): SiteRecords | null;
  /** What they say of a step; null where no phase of theirs is that step. */
  newsOfStep(publication: PublicationFiles, name: string, cumulativeMegawatts: number): News[] | null;
};

/** The seed with all its records, and the publications merged with its sites as every import is. */
export async function readWorld(
  server: string,
  publications: readonly PublicationFiles[],
  log: (line: string) => void,
): Promise<World> {
  return await onThrowAway(server, async (db, url) => {
    await seed(url, log);
    await seedRecords(url, log);
    await seedEpoch(url, log);
    const recordsOn = await findRecordsDay(db);
    if (recordsOn === null) throw new Error("the seed has no day of its records");
    const slugs = new Map<PublicationFiles, Map<string, string>>();
    const steps = new Map<PublicationFiles, StepOnRecord[]>();
    for (const one of publications) {
      slugs.set(one, await importPublication(db, one));
      steps.set(one, await listPublicationSteps(db, one.state.publishedOn));
    }
    const published = new Set([...slugs.values()].flatMap((own) => [...own.values()]));
    const ids = (await listKnownSites(db)).flatMap(({ id, slug }) => (published.has(slug) ? [Number(id)] : []));
    const sites = new Map((await listSiteRecords(db, ids, await getModelRecords(db))).map((site) => [site.slug, site]));
    const siteOf: World["siteOf"] = (publication, name) => sites.get(slugs.get(publication)?.get(name) ?? "") ?? null;
    return {
      recordsOn,
      siteOf,
      newsOfStep: (publication, name, total) => {
        const site = siteOf(publication, name);
        const step = steps
          .get(publication)
          ?.find(({ siteId, cumulativeMegawatts }) => siteId === site?.id && cumulativeMegawatts === total);
        const phase = site?.phases.find(({ id }) => id === step?.phaseId);
        return site && phase ? newsOf(site, phase) : null;
      },
    };
  });
}
