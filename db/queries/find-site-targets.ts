import { and, asc, eq, isNull, or } from "drizzle-orm";
import type { PhaseTargets } from "@/lib/domain/records";
import type { Db } from "../client";
import { indicators, permits, phases, sites, works } from "../schema";

/**
 * What a claim about a site can be about: its phases that are not retired, in order, each with its own indicators and behind them those of the
 * whole site. Null when there is no such site.
 */
export async function findSiteTargets(db: Db, slug: string): Promise<PhaseTargets[] | null> {
  const rows = await db
    .select({
      id: phases.id,
      ordinal: phases.ordinal,
      indicator: { id: indicators.id, kind: indicators.kind, key: indicators.key },
      ofPhase: indicators.phaseId,
      workType: works.type,
      permitType: permits.type,
    })
    .from(sites)
    .leftJoin(phases, and(eq(phases.siteId, sites.id), isNull(phases.retiredOn)))
    .leftJoin(
      indicators,
      or(eq(indicators.phaseId, phases.id), and(eq(indicators.siteId, sites.id), isNull(indicators.phaseId))),
    )
    .leftJoin(works, eq(works.indicatorId, indicators.id))
    .leftJoin(permits, eq(permits.indicatorId, indicators.id))
    .where(eq(sites.slug, slug))
    .orderBy(asc(phases.ordinal), asc(indicators.phaseId), asc(indicators.id));
  if (rows.length === 0) return null;
  const found = new Map<number, PhaseTargets>();
  for (const { id, ordinal, indicator, ofPhase, workType, permitType } of rows) {
    if (id === null || ordinal === null) continue;
    const phase = found.get(id) ?? { id, ordinal, indicators: [] };
    if (indicator)
      phase.indicators.push({ ...indicator, workType, permitType, ...(ofPhase === null ? { isOfSite: true } : {}) });
    found.set(id, phase);
  }
  return [...found.values()];
}
