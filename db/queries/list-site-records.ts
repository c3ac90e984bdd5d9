import { asc, eq, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { toEpochDay } from "@/lib/domain/dates";
import type { ModelRecords, SiteRecords } from "@/lib/domain/records";
import { withWholeSite } from "@/lib/domain/whole-site";
import type { Db } from "../client";
import { dayOf } from "../columns";
import * as t from "../schema";
import type { RecordsAsOf } from "./list-claims";
import { listSiteParts } from "./list-site-parts";
import { organisationRecord, sourceRecord } from "./party-records";

const operator = alias(t.organisations, "operator");
const utility = alias(t.organisations, "utility");

type Policy = Omit<SiteRecords["policies"][number], "effectiveDay"> & { effectiveOn: string | null };

/** The rules of a site's economy. */
const policies = sql<Policy[]>`(
  select coalesce(json_agg(json_build_object('id', p.id, 'slug', p.slug, 'titleEn', p.title_en, 'titleKo', p.title_ko, 'regionId', p.region_id,
    'thresholdMegawatts', p.threshold_megawatts::float8, 'status', p.status, 'effectiveOn', p.effective_on,
    'requiresGate', p.requires_gate) order by p.id), '[]')
  from policy_instruments p where p.iso3 = ${t.sites.iso3})`;

/**
 * All that the forecasts, flags and pages of these sites need, as of now or an earlier moment: seven queries, however many sites. Retracted
 * claims are left out, and so are sites that are not there. Every list has an order of its own, since forecasts are known by their hash.
 * @returns in the order of the ids
 */
export async function listSiteRecords(
  db: Db,
  siteIds: number[],
  model: ModelRecords,
  asOf: RecordsAsOf = {},
): Promise<SiteRecords[]> {
  const sites = await db
    .select({ site: t.sites, region: t.regions, operator, utility, policies })
    .from(t.sites)
    .leftJoin(t.regions, eq(t.regions.id, t.sites.regionId))
    .leftJoin(operator, eq(operator.id, t.sites.operatorId))
    .leftJoin(utility, eq(utility.id, t.sites.utilityId))
    .where(inArray(t.sites.id, siteIds));
  const iso3s = [...new Set(sites.flatMap(({ site: { iso3 } }) => iso3 ?? []))];
  const [partsOf, baseRates] = await Promise.all([
    listSiteParts(
      db,
      sites.map(({ site: { id } }) => id),
      asOf,
    ),
    iso3s.length > 0 ? readBaseRates(db, iso3s) : [],
  ]);
  const records = sites.map(({ site, region, policies: rules, ...parties }): SiteRecords => {
    const { phases: own = [], indicators = [] } = partsOf.get(site.id) ?? {};
    const phases = withWholeSite(own, indicators);
    return {
      id: site.id,
      slug: site.slug,
      type: site.type,
      nameEn: site.nameEn,
      nameKo: site.nameKo,
      iso3: site.iso3,
      region: region ? { id: region.id, slug: region.slug, nameEn: region.nameEn, nameKo: region.nameKo } : null,
      operator: parties.operator && organisationRecord(parties.operator),
      utility: parties.utility && organisationRecord(parties.utility),
      announcedDay: dayOf(site.announcedOn),
      lastExaminedDay: dayOf(site.lastExaminedOn),
      isIllustrative: site.isIllustrative,
      version: site.version,
      indicators,
      phases: phases.filter(({ retiredDay }) => retiredDay === null),
      retiredPhases: phases.filter(({ retiredDay }) => retiredDay !== null),
      policies: rules.map(({ effectiveOn, ...policy }) => ({ ...policy, effectiveDay: dayOf(effectiveOn) })),
      baseRates: baseRates.filter(({ iso3 }) => iso3 === site.iso3).map(({ record }) => record),
      model,
    };
  });
  const byId = new Map(records.map((record) => [record.id, record]));
  return siteIds.flatMap((id) => byId.get(id) ?? []);
}

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
