import { asc, eq, sql } from "drizzle-orm";
import type { PhaseAssessment } from "@/lib/assessment/types";
import { groupBy } from "@/lib/domain/group-by";
import type { OperatorSite } from "@/lib/operators/operator-comparison";
import type { Db } from "../client";
import { dayOf } from "../columns";
import { currentForecasts, forecasts, organisations, phases, sites } from "../schema";
import { baseScenarioId } from "./base-scenario";
import { listSiteParts } from "./list-site-parts";
import { organisationRecord } from "./party-records";

/** Every data center with what an operator is judged by, as of now; `isIllustrative` marks what is made up for show. Seven queries. */
export async function listOperatorSites(db: Db): Promise<(OperatorSite & { isIllustrative: boolean })[]> {
  const [rows, assessments] = await Promise.all([
    db
      .select({ site: sites, operator: organisations })
      .from(sites)
      .leftJoin(organisations, eq(organisations.id, sites.operatorId))
      .where(eq(sites.type, "data_centre"))
      .orderBy(asc(sites.id)),
    listAssessments(db),
  ]);
  if (rows.length === 0) return [];
  const ids = rows.map(({ site }) => site.id);
  const partsOf = await listSiteParts(db, ids, {});
  const assessmentsOf = groupBy(assessments, ({ siteId }) => siteId);
  return rows.map(({ site, operator }) => {
    const own = partsOf.get(site.id)?.phases ?? [];
    return {
      site: {
        id: site.id,
        slug: site.slug,
        operator: operator && organisationRecord(operator),
        announcedDay: dayOf(site.announcedOn),
        lastExaminedDay: dayOf(site.lastExaminedOn),
        phases: own.filter(({ retiredDay }) => retiredDay === null),
        retiredPhases: own.filter(({ retiredDay }) => retiredDay !== null),
      },
      assessments: (assessmentsOf.get(site.id) ?? []).map(({ assessment }) => assessment),
      isIllustrative: site.isIllustrative,
    };
  });
}

/** The fields of the newest base forecasts that a comparison needs: the rest of each is large. */
async function listAssessments(db: Db): Promise<{ siteId: number; assessment: OperatorSite["assessments"][number] }[]> {
  const field = <Value>(name: string) => sql<Value>`${forecasts.detail} -> ${name}`;
  const rows = await db
    .select({
      siteId: phases.siteId,
      phaseId: phases.id,
      state: field<PhaseAssessment["state"]>("state"),
      inServiceDay: field<number | null>("inServiceDay"),
      inServiceByAsOf: forecasts.probabilityInService,
      quantileDays: field<number[]>("quantileDays"),
      cancelled: field<PhaseAssessment["cancelled"]>("cancelled"),
    })
    .from(currentForecasts)
    .innerJoin(forecasts, eq(forecasts.id, currentForecasts.forecastId))
    .innerJoin(phases, eq(phases.id, currentForecasts.phaseId))
    .where(eq(currentForecasts.scenarioId, baseScenarioId));
  return rows.map(({ siteId, ...assessment }) => ({ siteId, assessment }));
}
