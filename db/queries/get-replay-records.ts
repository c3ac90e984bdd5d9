import { and, asc, eq, lte, or, sql } from "drizzle-orm";
import { toEpochDay } from "@/lib/domain/dates";
import type { PhaseRecord, SiteRecords } from "@/lib/domain/records";
import type { MegawattBasis } from "@/lib/domain/vocabulary";
import { type KnownAt, recordsKnownAt } from "@/lib/track-record/records-known-at";
import type { Db } from "../client";
import * as t from "../schema";
import { getSiteRecords } from "./get-site-records";
import { isStandingSize } from "./standing-sizes";

/**
 * A site with nothing that became known after `knownUntil`: its claims by the day they were published, its phases, sizes, indicators, rules
 * and base rates by the day of their sources. A record whose source has no day is taken as known. Classes and parameters are today's.
 * @throws when there is no such site
 */
export async function getReplayRecords(db: Db, siteId: number, knownUntil: string): Promise<SiteRecords> {
  const wasPublished = or(sql`${t.sources.publishedOn} is null`, lte(t.sources.publishedOn, knownUntil));
  const [site, sizes, indicators, policies, rates] = await Promise.all([
    getSiteRecords(db, siteId, { knownUntil }),
    db
      .select({
        phaseId: t.capacityClaims.phaseId,
        basis: t.capacityClaims.basis,
        megawatts: t.capacityClaims.megawatts,
        cumulativeMegawatts: t.capacityClaims.cumulativeMegawatts,
      })
      .from(t.capacityClaims)
      .innerJoin(t.phases, eq(t.phases.id, t.capacityClaims.phaseId))
      .where(
        and(
          eq(t.phases.siteId, siteId),
          lte(t.capacityClaims.knownOn, knownUntil),
          isStandingSize(sql`${t.capacityClaims.importId}`),
        ),
      )
      .orderBy(asc(t.capacityClaims.knownOn), asc(t.capacityClaims.id)),
    db
      .select({ id: t.indicators.id })
      .from(t.indicators)
      .innerJoin(t.sources, eq(t.sources.id, t.indicators.sourceId))
      .where(and(eq(t.indicators.siteId, siteId), wasPublished)),
    db
      .select({ id: t.policyInstruments.id })
      .from(t.policyInstruments)
      .leftJoin(t.sources, eq(t.sources.id, t.policyInstruments.sourceId))
      .where(wasPublished),
    db
      .select({ slug: t.baseRates.slug })
      .from(t.baseRates)
      .leftJoin(t.sources, eq(t.sources.id, t.baseRates.sourceId))
      .where(wasPublished),
  ]);
  return recordsKnownAt(site, {
    day: toEpochDay(knownUntil),
    megawatts: newestByBasis(sizes),
    cumulativeMegawatts: newestByBasis(
      sizes.flatMap(({ cumulativeMegawatts: total, ...size }) =>
        total === null ? [] : [{ ...size, megawatts: total }],
      ),
    ),
    indicatorIds: new Set(indicators.map(({ id }) => id)),
    policyIds: new Set(policies.map(({ id }) => id)),
    baseRateSlugs: new Set(rates.map(({ slug }) => slug)),
  });
}

const keyOfBasis = {
  grid_connection: "gridConnection",
  facility: "facility",
  critical_it: "criticalIt",
  generation_nameplate: "generationNameplate",
} as const satisfies Record<MegawattBasis, keyof PhaseRecord["megawatts"]>;

/** @param sizes oldest first */
function newestByBasis(sizes: { phaseId: number; basis: MegawattBasis; megawatts: string }[]): KnownAt["megawatts"] {
  const newest: KnownAt["megawatts"] = new Map();
  for (const { phaseId, basis, megawatts } of sizes) {
    newest.set(phaseId, { ...newest.get(phaseId), [keyOfBasis[basis]]: Number(megawatts) });
  }
  return newest;
}
