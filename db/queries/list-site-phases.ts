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

/** Every phase of these sites, retired ones too, with its indicators, milestones and standing claims; by site. */
export async function listSitePhases(
  db: Db,
  siteIds: number[],
  asOf: RecordsAsOf,
): Promise<Map<number, PhaseRecord[]>> {
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
        counterparty: t.organisations,
        milestone: t.milestones,
      })
      .from(t.indicators)
      .innerJoin(t.phases, eq(t.phases.id, t.indicators.phaseId))
      .leftJoin(t.works, eq(t.works.indicatorId, t.indicators.id))
      .leftJoin(t.permits, eq(t.permits.indicatorId, t.indicators.id))
      .leftJoin(t.organisations, eq(t.organisations.id, t.indicators.counterpartyId))
      .leftJoin(t.milestones, eq(t.milestones.indicatorId, t.indicators.id))
      .where(here)
      .orderBy(asc(t.indicators.id), asc(t.milestones.id)),
    listClaims(db, here, asOf),
  ]);
  const sizesOf = groupBy(sizes, ({ phaseId }) => phaseId);
  const milestonesOf = groupBy(milestones, ({ indicator }) => indicator.id);
  const indicatorsOf = groupBy(
    [...milestonesOf.values()].flatMap((own) => own.slice(0, 1)),
    ({ indicator }) => indicator.phaseId,
  );
  const claimsOf = groupBy(claims, ({ milestone }) => milestone.id);
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
    },
    capex: {
      facility: numberOf(phase.facilityCapex),
      accelerators: numberOf(phase.acceleratorCapex),
      undivided: numberOf(phase.undividedCapex),
      currency: phase.capexCurrency,
      priceYear: phase.capexPriceYear,
    },
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
    indicators: (indicatorsOf.get(phase.id) ?? []).map(
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
        milestones: (milestonesOf.get(indicator.id) ?? []).flatMap(({ milestone }) =>
          milestone === null
            ? []
            : {
                id: milestone.id,
                step: milestone.step,
                claims: (claimsOf.get(milestone.id) ?? []).map((claim) => claim.record),
              },
        ),
      }),
    ),
  });
  return new Map(
    [...groupBy(phases, ({ siteId }) => siteId)].map(([siteId, own]) => [siteId, own.map((phase) => record(phase))]),
  );
}
