import { asc, eq } from "drizzle-orm";
import { toEpochDay } from "@/lib/domain/dates";
import type { SiteRecords } from "@/lib/domain/records";
import type { Db } from "../client";
import { dayOf, numberOf } from "../columns";
import * as t from "../schema";
import { getModelRecords } from "./get-model-records";
import type { RecordsAsOf } from "./list-claims";
import { listSitePhases } from "./list-site-phases";
import { findOrganisations, sourceRecord } from "./party-records";

/**
 * Reads all that a site's forecast, flags and page need, as of now or an earlier moment. Retracted claims are left out.
 * @throws when there is no such site
 */
export async function getSiteRecords(db: Db, siteId: number, asOf: RecordsAsOf = {}): Promise<SiteRecords> {
  const [site] = await db.select().from(t.sites).where(eq(t.sites.id, siteId));
  if (!site) throw new Error(`there is no site ${siteId}`);
  const [region] = site.regionId ? await db.select().from(t.regions).where(eq(t.regions.id, site.regionId)) : [];
  const [organisations, phases, policies, baseRates, model] = await Promise.all([
    findOrganisations(db, [site.operatorId, site.utilityId]),
    listSitePhases(db, siteId, asOf),
    site.iso3 ? db.select().from(t.policyInstruments).where(eq(t.policyInstruments.iso3, site.iso3)) : [],
    site.iso3 ? readBaseRates(db, site.iso3) : [],
    getModelRecords(db),
  ]);
  return {
    id: site.id,
    slug: site.slug,
    nameEn: site.nameEn,
    nameKo: site.nameKo,
    iso3: site.iso3,
    region: region ? { id: region.id, slug: region.slug, nameEn: region.nameEn, nameKo: region.nameKo } : null,
    operator: site.operatorId === null ? null : (organisations.get(site.operatorId) ?? null),
    utility: site.utilityId === null ? null : (organisations.get(site.utilityId) ?? null),
    announcedDay: dayOf(site.announcedOn),
    lastExaminedDay: dayOf(site.lastExaminedOn),
    isIllustrative: site.isIllustrative,
    version: site.version,
    phases: phases.filter(({ retiredDay }) => retiredDay === null),
    retiredPhases: phases.filter(({ retiredDay }) => retiredDay !== null),
    policies: policies.map((policy) => ({
      id: policy.id,
      slug: policy.slug,
      titleEn: policy.titleEn,
      titleKo: policy.titleKo,
      regionId: policy.regionId,
      thresholdMegawatts: numberOf(policy.thresholdMegawatts),
      status: policy.status,
      effectiveDay: dayOf(policy.effectiveOn),
      requiresGate: policy.requiresGate,
    })),
    baseRates,
    model,
  };
}

async function readBaseRates(db: Db, iso3: string): Promise<SiteRecords["baseRates"]> {
  const rows = await db
    .select({ rate: t.baseRates, regionSlug: t.regions.slug, source: t.sources })
    .from(t.baseRates)
    .innerJoin(t.regions, eq(t.regions.id, t.baseRates.regionId))
    .leftJoin(t.sources, eq(t.sources.id, t.baseRates.sourceId))
    .where(eq(t.regions.iso3, iso3))
    .orderBy(asc(t.baseRates.slug));
  return rows.map(({ rate, regionSlug, source }) => ({
    slug: rate.slug,
    regionSlug,
    gate: rate.gate,
    thresholdMegawatts: Number(rate.thresholdMegawatts),
    newSupplyOnly: rate.newSupplyOnly,
    appliedAfterDay: toEpochDay(rate.appliedAfter),
    periodFromDay: toEpochDay(rate.periodFrom),
    periodToDay: toEpochDay(rate.periodTo),
    passed: rate.passed,
    decided: rate.decided,
    commonCauseRho: Number(rate.commonCauseRho),
    priorAlpha: Number(rate.priorAlpha),
    priorBeta: Number(rate.priorBeta),
    probabilityIfUnknown: Number(rate.probabilityIfUnknown),
    endedBy: rate.endedBy,
    endedByKo: rate.endedByKo,
    mark: rate.mark,
    note: rate.note,
    noteKo: rate.noteKo,
    source: source ? sourceRecord(source) : null,
  }));
}
