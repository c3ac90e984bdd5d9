import { and, asc, eq, inArray, lte, sql } from "drizzle-orm";
import { capacityRevisionDays } from "@/lib/domain/capacity-revisions";
import { toEpochDay } from "@/lib/domain/dates";
import { groupBy } from "@/lib/domain/group-by";
import type { IndicatorRecord, PhaseRecord } from "@/lib/domain/records";
import type { Db } from "../client";
import { dayOf, numberOf } from "../columns";
import * as t from "../schema";
import { listClaims, type RecordsAsOf } from "./list-claims";
import { organisationRecord } from "./party-records";
import { isStandingSize } from "./standing-sizes";

export type SiteParts = { phases: PhaseRecord[]; indicators: IndicatorRecord[] };

/**
 * By site: every phase, retired ones too, with its indicators, milestones and standing claims, and the indicators of the whole site.
 */
export async function listSiteParts(db: Db, siteIds: number[], asOf: RecordsAsOf): Promise<Map<number, SiteParts>> {
  const here = inArray(t.phases.siteId, siteIds);
  const [phases, sizes, milestones, claims] = await Promise.all([
    db.select().from(t.phases).where(here).orderBy(asc(t.phases.siteId), asc(t.phases.ordinal)),
    db
      .select({
        phaseId: t.capacityClaims.phaseId,
        basis: t.capacityClaims.basis,
        megawatts: t.capacityClaims.megawatts,
        cumulativeMegawatts: t.capacityClaims.cumulativeMegawatts,
        knownOn: t.capacityClaims.knownOn,
      })
      .from(t.capacityClaims)
      .innerJoin(t.phases, eq(t.phases.id, t.capacityClaims.phaseId))
      .where(
        and(
          here,
          isStandingSize(sql`${t.capacityClaims.importId}`, asOf.recordedUntil),
          asOf.recordedUntil ? sql`${t.capacityClaims.recordedAt} <= ${asOf.recordedUntil}` : undefined,
          asOf.knownUntil ? lte(t.capacityClaims.knownOn, asOf.knownUntil) : undefined,
        ),
      )
      .orderBy(asc(t.capacityClaims.knownOn), asc(t.capacityClaims.id)),
    db
      .select({
        indicator: t.indicators,
        workType: t.works.type,
        permitType: t.permits.type,
        ppaRole: t.ppas.role,
        counterparty: t.organisations,
        milestone: t.milestones,
      })
      .from(t.indicators)
      .leftJoin(t.works, eq(t.works.indicatorId, t.indicators.id))
      .leftJoin(t.permits, eq(t.permits.indicatorId, t.indicators.id))
      .leftJoin(t.ppas, eq(t.ppas.indicatorId, t.indicators.id))
      .leftJoin(t.organisations, eq(t.organisations.id, t.indicators.counterpartyId))
      .leftJoin(t.milestones, eq(t.milestones.indicatorId, t.indicators.id))
      .where(inArray(t.indicators.siteId, siteIds))
      .orderBy(asc(t.indicators.id), asc(t.milestones.id)),
    listClaims(db, inArray(t.sites.id, siteIds), asOf),
  ]);
  const sizesOf = groupBy(sizes, ({ phaseId }) => phaseId);
  const milestonesOf = groupBy(milestones, ({ indicator }) => indicator.id);
  const found = [...milestonesOf.values()].flatMap((own) => own.slice(0, 1));
  const indicatorsOf = groupBy(found, ({ indicator }) => indicator.phaseId);
  const claimsOf = groupBy(claims, ({ milestone }) => milestone.id);
  const indicatorRecord = ({ indicator, workType, permitType, ppaRole, counterparty }: (typeof found)[number]) =>
    ({
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
      ...(ppaRole ? { ppaRole } : {}),
      ...(indicator.holds ? { holds: indicator.holds } : {}),
      milestones: (milestonesOf.get(indicator.id) ?? []).flatMap(({ milestone }) =>
        milestone === null
          ? []
          : {
              id: milestone.id,
              step: milestone.step,
              claims: (claimsOf.get(milestone.id) ?? []).map((claim) => claim.record),
            },
      ),
    }) satisfies IndicatorRecord;
  const record = (phase: (typeof phases)[number]): PhaseRecord => ({
    id: phase.id,
    ordinal: phase.ordinal,
    nameEn: phase.nameEn,
    nameKo: phase.nameKo,
    megawatts: {
      gridConnection: numberOf(phase.gridConnectionMegawatts),
      facility: numberOf(phase.facilityMegawatts),
      criticalIt: numberOf(phase.criticalItMegawatts),
      generationNameplate: numberOf(phase.generationNameplateMegawatts),
      ...(phase.unknownBasisMegawatts === null ? {} : { unknownBasis: Number(phase.unknownBasisMegawatts) }),
    },
    capex: {
      facility: numberOf(phase.facilityCapex),
      accelerators: numberOf(phase.acceleratorCapex),
      undivided: numberOf(phase.undividedCapex),
      currency: phase.capexCurrency,
      priceYear: phase.capexPriceYear,
    },
    ...(phase.machines === "unknown" ? {} : { machines: phase.machines }),
    mark: phase.mark,
    note: phase.note,
    retiredDay: dayOf(phase.retiredOn),
    isIndependentOfPrevious: phase.isIndependentOfPrevious,
    capacityRevisionDays: capacityRevisionDays(
      (sizesOf.get(phase.id) ?? []).map(({ basis, megawatts, cumulativeMegawatts, knownOn }) => ({
        basis,
        megawatts: Number(megawatts),
        cumulativeMegawatts: numberOf(cumulativeMegawatts),
        knownDay: toEpochDay(knownOn),
      })),
    ),
    indicators: (indicatorsOf.get(phase.id) ?? []).map(indicatorRecord),
  });
  const phasesOf = groupBy(phases, ({ siteId }) => siteId);
  const ofSites = groupBy(indicatorsOf.get(null) ?? [], ({ indicator }) => indicator.siteId);
  return new Map(
    siteIds.map((siteId) => [
      siteId,
      {
        phases: (phasesOf.get(siteId) ?? []).map(record),
        indicators: (ofSites.get(siteId) ?? []).map(indicatorRecord),
      },
    ]),
  );
}
