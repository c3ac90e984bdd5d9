import type { PhaseAssessment } from "@/lib/assessment/types";
import type { ModelRecords, SiteRecords } from "@/lib/domain/records";
import type { Confidence, FlagRule, FlagSeverity, MegawattBasis, OrganisationRole } from "@/lib/domain/words";
import type { Db } from "../client";
import type { EconomyFact } from "./list-facts";
import { listSiteRecords } from "./list-site-records";
import { findSitePageParts } from "./site-page-parts";

export type CapacityClaimRow = {
  id: number;
  phaseId: number;
  basis: MegawattBasis;
  megawatts: number;
  cumulativeMegawatts: number | null;
  knownOn: string;
  publisher: string | null;
  url: string | null;
};

/** A phase's newest forecast in the base scenario, and what it was made with. */
export type SiteForecastRow = {
  phaseId: number;
  assessment: PhaseAssessment;
  asOfOn: string;
  recordedAt: string;
  engineVersion: string;
  chainVersion: string;
  definitionVersion: string;
  seed: number;
  draws: number;
  inputHash: string;
};

export type SiteFlagRow = {
  id: number;
  phaseId: number;
  rule: FlagRule;
  severity: FlagSeverity;
  numbers: Record<string, string | number | null>;
  claimIds: number[];
  since: string;
};

export type SitePage = {
  site: SiteRecords;
  economy: { iso3: string; nameEn: string; nameKo: string } | null;
  address: string | null;
  /** Under which framework the operator reports; null where the record does not say, or there is no operator. */
  accountingStandard: string | null;
  aliases: { publisher: string; alias: string }[];
  organisations: { nameEn: string; nameKo: string; role: OrganisationRole; confidence: Confidence | null }[];
  capacityClaims: CapacityClaimRow[];
  /** In the phases' order; a phase that the worker has not forecast yet is missing. */
  forecasts: SiteForecastRow[];
  /** The open ones, most severe first. */
  flags: SiteFlagRow[];
  facts: EconomyFact[];
};

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
