import { asc, eq } from "drizzle-orm";
import type { SiteRecords } from "@/lib/domain/records";
import type { Confidence, MegawattBasis, OrganisationRole } from "@/lib/domain/words";
import type { Db } from "../client";
import * as t from "../schema";
import { getSiteRecords } from "./get-site-records";
import { type EconomyFact, listPlaceFacts } from "./list-facts";
import { listSiteFlags, type SiteFlagRow } from "./list-site-flags";
import { listSiteForecasts, type SiteForecastRow } from "./list-site-forecasts";

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

export type SitePage = {
  site: SiteRecords;
  economy: { iso3: string; nameEn: string; nameKo: string } | null;
  address: string | null;
  aliases: { publisher: string; alias: string }[];
  organisations: { nameEn: string; nameKo: string; role: OrganisationRole; confidence: Confidence | null }[];
  capacityClaims: CapacityClaimRow[];
  forecasts: SiteForecastRow[];
  flags: SiteFlagRow[];
  facts: EconomyFact[];
};

/** All that a site's page shows: its records, the newest forecasts and open flags, names, parties, megawatt revisions and local facts. */
export async function findSitePage(db: Db, slug: string): Promise<SitePage | null> {
  const [row] = await db
    .select({
      id: t.sites.id,
      address: t.sites.address,
      iso3: t.economies.iso3,
      nameEn: t.economies.nameEn,
      nameKo: t.economies.nameKo,
    })
    .from(t.sites)
    .leftJoin(t.economies, eq(t.economies.iso3, t.sites.iso3))
    .where(eq(t.sites.slug, slug));
  if (!row) return null;
  const [site, aliases, organisations, capacityClaims, forecasts, flags] = await Promise.all([
    getSiteRecords(db, row.id),
    db
      .select({ publisher: t.siteAliases.publisher, alias: t.siteAliases.alias })
      .from(t.siteAliases)
      .where(eq(t.siteAliases.siteId, row.id))
      .orderBy(asc(t.siteAliases.publisher), asc(t.siteAliases.alias)),
    db
      .select({
        nameEn: t.organisations.nameEn,
        nameKo: t.organisations.nameKo,
        role: t.siteOrganisations.role,
        confidence: t.siteOrganisations.confidence,
      })
      .from(t.siteOrganisations)
      .innerJoin(t.organisations, eq(t.organisations.id, t.siteOrganisations.organisationId))
      .where(eq(t.siteOrganisations.siteId, row.id))
      .orderBy(asc(t.siteOrganisations.role), asc(t.organisations.nameEn)),
    listCapacityClaims(db, row.id),
    listSiteForecasts(db, row.id),
    listSiteFlags(db, row.id),
  ]);
  const gates = [...new Set(site.baseRates.map((rate) => rate.gate))];
  const facts = row.iso3 ? await listPlaceFacts(db, { iso3: row.iso3, regionId: site.region?.id ?? null, gates }) : [];
  const economy = row.iso3 ? { iso3: row.iso3, nameEn: row.nameEn ?? "", nameKo: row.nameKo ?? "" } : null;
  return { site, economy, address: row.address, aliases, organisations, capacityClaims, forecasts, flags, facts };
}

async function listCapacityClaims(db: Db, siteId: number): Promise<CapacityClaimRow[]> {
  const rows = await db
    .select({
      id: t.capacityClaims.id,
      phaseId: t.capacityClaims.phaseId,
      basis: t.capacityClaims.basis,
      megawatts: t.capacityClaims.megawatts,
      cumulativeMegawatts: t.capacityClaims.cumulativeMegawatts,
      knownOn: t.capacityClaims.knownOn,
      publisher: t.sources.publisher,
      url: t.sources.url,
    })
    .from(t.capacityClaims)
    .innerJoin(t.phases, eq(t.phases.id, t.capacityClaims.phaseId))
    .leftJoin(t.sources, eq(t.sources.id, t.capacityClaims.sourceId))
    .where(eq(t.phases.siteId, siteId))
    .orderBy(asc(t.phases.ordinal), asc(t.capacityClaims.knownOn), asc(t.capacityClaims.id));
  return rows.map((row) => ({
    ...row,
    megawatts: Number(row.megawatts),
    cumulativeMegawatts: row.cumulativeMegawatts === null ? null : Number(row.cumulativeMegawatts),
  }));
}
