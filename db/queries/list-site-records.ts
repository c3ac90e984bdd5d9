import { asc, eq, inArray } from "drizzle-orm";
import { toEpochDay } from "@/lib/domain/dates";
import type { ModelRecords, SiteRecords } from "@/lib/domain/records";
import type { Db } from "../client";
import { dayOf, numberOf } from "../columns";
import * as t from "../schema";
import type { RecordsAsOf } from "./list-claims";
import { listSitePhases } from "./list-site-phases";
import { findOrganisations, sourceRecord } from "./party-records";

/**
 * All that the forecasts, flags and pages of these sites need, as of now or an earlier moment: a dozen queries, however many sites. Retracted
 * claims are left out, and so are sites that are not there. Every list has an order of its own, since forecasts are known by their hash.
 * @returns in the order of the ids
 */
export async function listSiteRecords(
  db: Db,
  siteIds: number[],
  model: ModelRecords,
  asOf: RecordsAsOf = {},
): Promise<SiteRecords[]> {
  const sites = await db.select().from(t.sites).where(inArray(t.sites.id, siteIds));
  const iso3s = [...new Set(sites.flatMap(({ iso3 }) => iso3 ?? []))];
  const regionIds = [...new Set(sites.flatMap(({ regionId }) => regionId ?? []))];
  const [regions, organisations, phasesOf, policies, baseRates] = await Promise.all([
    regionIds.length > 0 ? db.select().from(t.regions).where(inArray(t.regions.id, regionIds)) : [],
    findOrganisations(
      db,
      sites.flatMap(({ operatorId, utilityId }) => [operatorId, utilityId]),
    ),
    listSitePhases(
      db,
      sites.map(({ id }) => id),
      asOf,
    ),
    iso3s.length > 0 ? readPolicies(db, iso3s) : [],
    iso3s.length > 0 ? readBaseRates(db, iso3s) : [],
  ]);
  const records = sites.map((site): SiteRecords => {
    const region = regions.find(({ id }) => id === site.regionId);
    const phases = phasesOf.get(site.id) ?? [];
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
      policies: policies
        .filter(({ iso3 }) => iso3 === site.iso3)
        .map((policy) => ({
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
      baseRates: baseRates.filter(({ iso3 }) => iso3 === site.iso3).map(({ record }) => record),
      model,
    };
  });
  const byId = new Map(records.map((record) => [record.id, record]));
  return siteIds.flatMap((id) => byId.get(id) ?? []);
}

const readPolicies = (db: Db, iso3s: string[]) =>
  db
    .select()
    .from(t.policyInstruments)
    .where(inArray(t.policyInstruments.iso3, iso3s))
    .orderBy(asc(t.policyInstruments.id));

type PlacedRate = { iso3: string; record: SiteRecords["baseRates"][number] };

async function readBaseRates(db: Db, iso3s: string[]): Promise<PlacedRate[]> {
  const rows = await db
    .select({ rate: t.baseRates, regionSlug: t.regions.slug, iso3: t.regions.iso3, source: t.sources })
    .from(t.baseRates)
    .innerJoin(t.regions, eq(t.regions.id, t.baseRates.regionId))
    .leftJoin(t.sources, eq(t.sources.id, t.baseRates.sourceId))
    .where(inArray(t.regions.iso3, iso3s))
    .orderBy(asc(t.baseRates.slug));
  return rows.map(({ rate, regionSlug, iso3, source }) => ({
    iso3,
    record: {
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
    },
  }));
}
