import type { ModelRecords, SiteRecords } from "@/lib/domain/records";
import type { Db } from "../client";
import type { EconomyFact } from "./list-facts";
import { listSiteRecords } from "./list-site-records";
import type { SitePage } from "./site-page";
import { findSitePageParts } from "./site-page-parts";

/**
 * All that a site's page shows: its records, the newest forecasts and open flags, names, parties, megawatt revisions and local facts. Seven
 * queries.
 */
export async function findSitePage(db: Db, slug: string, model: ModelRecords): Promise<SitePage | null> {
  const parts = await findSitePageParts(db, slug);
  if (!parts) return null;
  const { id, ...page } = parts;
  const [site] = await listSiteRecords(db, [id], model);
  if (!site) throw new Error(`site ${slug} was read and is gone`);
  return { ...page, site, facts: placeFacts(page.facts, site) };
}

/** The facts of the site's region, then those of its economy that speak of a gate with a base rate (`grid_impact_assessment`: any "impact-assessment"). */
function placeFacts(facts: readonly EconomyFact[], { region, baseRates }: SiteRecords): EconomyFact[] {
  const words = baseRates.map(({ gate }) => gate.split("_").slice(-2).join("-"));
  const ofRegion = facts.filter((fact) => fact.region !== null && fact.region.slug === region?.slug);
  const aboutGates = facts.filter(
    (fact) => fact.region === null && words.some((word) => fact.indicator.includes(word)),
  );
  return [...ofRegion, ...aboutGates];
}
