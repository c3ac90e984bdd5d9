import { and, asc, eq, isNull, lte, sql } from "drizzle-orm";
import { toEpochDay } from "@/lib/domain/dates";
import type {
  ClaimRecord,
  IndicatorRecord,
  OrganisationRecord,
  PhaseRecord,
  SiteRecords,
  SourceRecord,
} from "@/lib/domain/records";
import type { Db } from "../client";
import * as t from "../schema";
import { getModelRecords } from "./get-model-records";

/** `recordedUntil` (an instant): only what we had recorded by then. `knownUntil` (a date): only what had been published by then, a replay. */
export type RecordsAsOf = { recordedUntil?: string; knownUntil?: string };

const day = (iso: string | null) => (iso === null ? null : toEpochDay(iso));
const number = (text: string | null) => (text === null ? null : Number(text));

/**
 * Reads all that a site's forecast, flags and page need, as of now or an earlier moment. Retracted claims are left out.
 * @throws when there is no such site
 */
export async function getSiteRecords(db: Db, siteId: number, asOf: RecordsAsOf = {}): Promise<SiteRecords> {
  const [site] = await db.select().from(t.sites).where(eq(t.sites.id, siteId));
  if (!site) throw new Error(`there is no site ${siteId}`);
  const [region] = site.regionId ? await db.select().from(t.regions).where(eq(t.regions.id, site.regionId)) : [];
  const [organisations, phases, policies, baseRates, model] = await Promise.all([
    listOrganisations(db),
    readPhases(db, siteId, asOf),
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
    announcedDay: day(site.announcedOn),
    lastExaminedDay: day(site.lastExaminedOn),
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
      thresholdMegawatts: number(policy.thresholdMegawatts),
      status: policy.status,
      effectiveDay: day(policy.effectiveOn),
      requiresGate: policy.requiresGate,
    })),
    baseRates,
    model,
  };
}

type OrganisationRow = typeof t.organisations.$inferSelect;

const organisationRecord = (row: OrganisationRow): OrganisationRecord => ({
  id: row.id,
  slug: row.slug,
  nameEn: row.nameEn,
  nameKo: row.nameKo,
  roles: row.roles,
  isHyperscaler: row.isHyperscaler,
});

export const sourceRecord = (row: typeof t.sources.$inferSelect): SourceRecord => ({
  id: row.id,
  key: row.naturalKey,
  url: row.url,
  title: row.title,
  publisher: row.publisher,
  publishedOn: row.publishedOn,
  class: row.class,
  attribution: row.attribution,
});

export async function listOrganisations(db: Db): Promise<Map<number, OrganisationRecord>> {
  const rows = await db.select().from(t.organisations);
  return new Map(rows.map((row) => [row.id, organisationRecord(row)]));
}

type Size = { megawatts: string; cumulativeMegawatts: string | null };

/** A step is the same step when it adds the same to the same total, within what rounding does. */
function isSameSize(a: Size, b: Size): boolean {
  const isClose = (x: string | null, y: string | null) => Math.abs(Number(x ?? 0) - Number(y ?? 0)) <= 0.5;
  return isClose(a.megawatts, b.megawatts) && isClose(a.cumulativeMegawatts, b.cumulativeMegawatts);
}

async function readPhases(db: Db, siteId: number, asOf: RecordsAsOf): Promise<PhaseRecord[]> {
  const [phases, sizes, indicators, milestones, claims] = await Promise.all([
    db.select().from(t.phases).where(eq(t.phases.siteId, siteId)).orderBy(asc(t.phases.ordinal)),
    db
      .select({
        phaseId: t.capacityClaims.phaseId,
        megawatts: t.capacityClaims.megawatts,
        cumulativeMegawatts: t.capacityClaims.cumulativeMegawatts,
        knownOn: t.capacityClaims.knownOn,
      })
      .from(t.capacityClaims)
      .innerJoin(t.phases, eq(t.phases.id, t.capacityClaims.phaseId))
      .where(
        and(eq(t.phases.siteId, siteId), asOf.knownUntil ? lte(t.capacityClaims.knownOn, asOf.knownUntil) : undefined),
      )
      .orderBy(asc(t.capacityClaims.knownOn), asc(t.capacityClaims.id)),
    db
      .select({
        indicator: t.indicators,
        workType: t.works.type,
        permitType: t.permits.type,
        counterparty: t.organisations,
      })
      .from(t.indicators)
      .innerJoin(t.phases, eq(t.phases.id, t.indicators.phaseId))
      .leftJoin(t.works, eq(t.works.indicatorId, t.indicators.id))
      .leftJoin(t.permits, eq(t.permits.indicatorId, t.indicators.id))
      .leftJoin(t.organisations, eq(t.organisations.id, t.indicators.counterpartyId))
      .where(eq(t.phases.siteId, siteId))
      .orderBy(asc(t.indicators.id)),
    db
      .select({ milestone: t.milestones })
      .from(t.milestones)
      .innerJoin(t.indicators, eq(t.indicators.id, t.milestones.indicatorId))
      .innerJoin(t.phases, eq(t.phases.id, t.indicators.phaseId))
      .where(eq(t.phases.siteId, siteId))
      .orderBy(asc(t.milestones.id)),
    readClaims(db, siteId, asOf),
  ]);
  return phases.map((phase) => ({
    id: phase.id,
    ordinal: phase.ordinal,
    nameEn: phase.nameEn,
    nameKo: phase.nameKo,
    megawatts: {
      gridConnection: number(phase.gridConnectionMegawatts),
      facility: number(phase.facilityMegawatts),
      criticalIt: number(phase.criticalItMegawatts),
      generationNameplate: number(phase.generationNameplateMegawatts),
    },
    capex: {
      facility: number(phase.facilityCapex),
      accelerators: number(phase.acceleratorCapex),
      undivided: number(phase.undividedCapex),
      currency: phase.capexCurrency,
      priceYear: phase.capexPriceYear,
    },
    mark: phase.mark,
    note: phase.note,
    retiredDay: day(phase.retiredOn),
    isIndependentOfPrevious: phase.isIndependentOfPrevious,
    capacityRevisionDays: sizes
      .filter(({ phaseId }) => phaseId === phase.id)
      .flatMap((size, i, own) => (i > 0 && !isSameSize(size, own[i - 1]) ? [toEpochDay(size.knownOn)] : [])),
    indicators: indicators
      .filter(({ indicator }) => indicator.phaseId === phase.id)
      .map(
        ({ indicator, workType, permitType, counterparty }): IndicatorRecord => ({
          id: indicator.id,
          kind: indicator.kind,
          key: indicator.key,
          titleEn: indicator.titleEn,
          titleKo: indicator.titleKo,
          requirement: indicator.requirement,
          requirementReason: indicator.requirementReason,
          requirementReasonKo: indicator.requirementReasonKo,
          counterparty: counterparty ? organisationRecord(counterparty) : null,
          mark: indicator.mark,
          workType,
          permitType,
          milestones: milestones
            .filter(({ milestone }) => milestone.indicatorId === indicator.id)
            .map(({ milestone }) => ({
              id: milestone.id,
              step: milestone.step,
              claims: claims.filter((claim) => claim.milestoneId === milestone.id).map(({ record }) => record),
            })),
        }),
      ),
  }));
}

async function readClaims(
  db: Db,
  siteId: number,
  asOf: RecordsAsOf,
): Promise<{ milestoneId: number; record: ClaimRecord }[]> {
  const rows = await db
    .select({
      claim: t.datedClaims,
      source: t.sources,
      claimant: t.organisations,
      recordedAt: sql<string>`${t.datedClaims.recordedAt}::text`,
    })
    .from(t.datedClaims)
    .innerJoin(t.sources, eq(t.sources.id, t.datedClaims.sourceId))
    .innerJoin(t.milestones, eq(t.milestones.id, t.datedClaims.milestoneId))
    .innerJoin(t.indicators, eq(t.indicators.id, t.milestones.indicatorId))
    .innerJoin(t.phases, eq(t.phases.id, t.indicators.phaseId))
    .leftJoin(t.organisations, eq(t.organisations.id, t.datedClaims.claimantId))
    .leftJoin(
      t.claimRetractions,
      and(
        eq(t.claimRetractions.claimId, t.datedClaims.id),
        asOf.recordedUntil ? sql`${t.claimRetractions.recordedAt} <= ${asOf.recordedUntil}` : undefined,
      ),
    )
    .where(
      and(
        eq(t.phases.siteId, siteId),
        isNull(t.claimRetractions.claimId),
        asOf.recordedUntil ? sql`${t.datedClaims.recordedAt} <= ${asOf.recordedUntil}` : undefined,
        asOf.knownUntil ? lte(t.datedClaims.knownOn, asOf.knownUntil) : undefined,
      ),
    )
    .orderBy(asc(t.datedClaims.knownOn), asc(t.datedClaims.id));
  return rows.map(({ claim, source, claimant, recordedAt }) => ({
    milestoneId: claim.milestoneId,
    record: {
      id: claim.id,
      kind: claim.kind,
      earliestDay: day(claim.earliestOn),
      latestDay: day(claim.latestOn),
      precision: claim.precision,
      knownDay: toEpochDay(claim.knownOn),
      recordedAt,
      mark: claim.mark,
      confidence: claim.confidence,
      quote: claim.quote,
      note: claim.note,
      noteKo: claim.noteKo,
      source: sourceRecord(source),
      claimant: claimant ? organisationRecord(claimant) : null,
    },
  }));
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
