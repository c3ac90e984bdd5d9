import { and, asc, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { MilestoneRecord } from "@/lib/domain/records";
import type { ReadinessIndicator, ReadinessPhase } from "@/lib/readiness/types";
import type { Db } from "../client";
import { dayOf, numberOf } from "../columns";
import * as t from "../schema";
import { baseScenarioId } from "./base-scenario";
import { listClaims } from "./list-claims";

export type EconomyPhase = ReadinessPhase & { iso3: string };

/**
 * The phases of every economy (or one) with what readiness reads: their indicators, live claims and newest base forecast. Three set
 * queries whatever the number of sites. Illustrative sites, and sites whose record names no economy, are left out.
 * @param input.withIndicators false leaves the indicators empty, and takes one query: enough for what is expected in service
 */
export async function listReadinessPhases(
  db: Db,
  input: { iso3?: string; withIndicators?: boolean } = {},
): Promise<EconomyPhase[]> {
  const here = and(
    input.iso3 ? eq(t.sites.iso3, input.iso3) : sql`${t.sites.iso3} is not null`,
    eq(t.sites.isIllustrative, false),
  );
  const [phases, indicators] = await Promise.all([
    readPhases(db, here),
    input.withIndicators === false ? [] : readIndicators(db, here),
  ]);
  const byPhase = new Map<number, ReadinessIndicator[]>();
  for (const { phaseId, ...indicator } of indicators) {
    byPhase.set(phaseId, [...(byPhase.get(phaseId) ?? []), indicator]);
  }
  return phases.map(({ phase, iso3, detail }) => ({
    iso3: iso3 ?? "",
    siteId: phase.siteId,
    phaseId: phase.id,
    megawatts: {
      gridConnection: numberOf(phase.gridConnectionMegawatts),
      facility: numberOf(phase.facilityMegawatts),
      criticalIt: numberOf(phase.criticalItMegawatts),
      generationNameplate: numberOf(phase.generationNameplateMegawatts),
    },
    indicators: byPhase.get(phase.id) ?? [],
    assessment: detail,
  }));
}

async function readPhases(db: Db, here: SQL | undefined) {
  return db
    .select({
      phase: t.phases,
      iso3: t.sites.iso3,
      detail: sql<
        ReadinessPhase["assessment"]
      >`case when ${t.forecasts.id} is not null then jsonb_build_object('state', ${t.forecasts.state},
        'stage', ${t.forecasts.stage}, 'inServiceByAsOf', ${t.forecasts.probabilityInService}, 'inServiceShareByYear', ${t.forecasts.detail}->'inServiceShareByYear') end`,
    })
    .from(t.phases)
    .innerJoin(t.sites, eq(t.sites.id, t.phases.siteId))
    .leftJoin(
      t.currentForecasts,
      and(eq(t.currentForecasts.phaseId, t.phases.id), eq(t.currentForecasts.scenarioId, baseScenarioId)),
    )
    .leftJoin(t.forecasts, eq(t.forecasts.id, t.currentForecasts.forecastId))
    .where(and(here, isNull(t.phases.retiredOn)))
    .orderBy(asc(t.sites.slug), asc(t.phases.ordinal));
}

async function readIndicators(db: Db, here: SQL | undefined): Promise<(ReadinessIndicator & { phaseId: number })[]> {
  const [rows, milestones] = await Promise.all([
    db
      .select({
        id: t.indicators.id,
        phaseId: sql<number>`${t.indicators.phaseId}`,
        kind: t.indicators.kind,
        requirement: t.indicators.requirement,
        isFirm: t.ppas.isFirm,
        ppaMegawatts: t.ppas.ppaMegawatts,
        grantedMegawatts: t.gridInterconnects.grantedMegawatts,
        unitCount: t.transformerOrders.unitCount,
        isAppealed: t.permits.isAppealed,
        expiresOn: sql<string | null>`coalesce(${t.permits.expiresOn}, ${t.waterRights.expiresOn})`,
      })
      .from(t.indicators)
      .innerJoin(t.sites, eq(t.sites.id, t.indicators.siteId))
      .leftJoin(t.ppas, eq(t.ppas.indicatorId, t.indicators.id))
      .leftJoin(t.gridInterconnects, eq(t.gridInterconnects.indicatorId, t.indicators.id))
      .leftJoin(t.transformerOrders, eq(t.transformerOrders.indicatorId, t.indicators.id))
      .leftJoin(t.permits, eq(t.permits.indicatorId, t.indicators.id))
      .leftJoin(t.waterRights, eq(t.waterRights.indicatorId, t.indicators.id))
      .where(and(here, isNotNull(t.indicators.phaseId)))
      .orderBy(asc(t.indicators.id)),
    readMilestones(db, here),
  ]);
  return rows.map((row) => ({
    phaseId: row.phaseId,
    kind: row.kind,
    requirement: row.requirement,
    milestones: milestones.get(row.id) ?? [],
    details: {
      isFirm: row.isFirm,
      ppaMegawatts: numberOf(row.ppaMegawatts),
      grantedMegawatts: numberOf(row.grantedMegawatts),
      unitCount: row.unitCount,
      isAppealed: row.isAppealed,
      expiresDay: dayOf(row.expiresOn),
    },
  }));
}

/** Each indicator's milestones that have live claims, oldest claim first. */
async function readMilestones(db: Db, here: SQL | undefined): Promise<Map<number, MilestoneRecord[]>> {
  const byIndicator = new Map<number, MilestoneRecord[]>();
  for (const { milestone, record } of await listClaims(db, here)) {
    const of = byIndicator.get(milestone.indicatorId) ?? [];
    const known = of.find((one) => one.id === milestone.id);
    if (known) known.claims.push(record);
    else of.push({ id: milestone.id, step: milestone.step, claims: [record] });
    byIndicator.set(milestone.indicatorId, of);
  }
  return byIndicator;
}
