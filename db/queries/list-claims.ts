import { and, asc, eq, isNull, lte, type SQL, sql } from "drizzle-orm";
import { toEpochDay } from "@/lib/domain/dates";
import type { ClaimRecord } from "@/lib/domain/records";
import type { Db } from "../client";
import { dayOf } from "../columns";
import * as t from "../schema";
import { organisationRecord, sourceRecord } from "./party-records";

/** `recordedUntil` (an instant): only what we had recorded by then. `knownUntil` (a date): only what had been published by then, a replay. */
export type RecordsAsOf = { recordedUntil?: string; knownUntil?: string };

export type ActiveClaim = { milestone: typeof t.milestones.$inferSelect; record: ClaimRecord };

/** The standing claims of the sites that `here` picks, oldest first by the day they were known; retracted ones are left out. */
export async function listClaims(db: Db, here: SQL | undefined, asOf: RecordsAsOf = {}): Promise<ActiveClaim[]> {
  const rows = await db
    .select({
      claim: t.datedClaims,
      milestone: t.milestones,
      source: t.sources,
      claimant: t.organisations,
      recordedAt: sql<string>`${t.datedClaims.recordedAt}::text`,
    })
    .from(t.datedClaims)
    .innerJoin(t.sources, eq(t.sources.id, t.datedClaims.sourceId))
    .innerJoin(t.milestones, eq(t.milestones.id, t.datedClaims.milestoneId))
    .innerJoin(t.indicators, eq(t.indicators.id, t.milestones.indicatorId))
    .innerJoin(t.sites, eq(t.sites.id, t.indicators.siteId))
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
        here,
        isNull(t.claimRetractions.claimId),
        asOf.recordedUntil ? sql`${t.datedClaims.recordedAt} <= ${asOf.recordedUntil}` : undefined,
        asOf.knownUntil ? lte(t.datedClaims.knownOn, asOf.knownUntil) : undefined,
      ),
    )
    .orderBy(asc(t.datedClaims.knownOn), asc(t.datedClaims.id));
  return rows.map(({ claim, milestone, source, claimant, recordedAt }) => ({
    milestone,
    record: {
      id: claim.id,
      kind: claim.kind,
      earliestDay: dayOf(claim.earliestOn),
      latestDay: dayOf(claim.latestOn),
      precision: claim.precision,
      knownDay: toEpochDay(claim.knownOn),
      ...(claim.knownPrecision === "day" ? {} : { knownPrecision: claim.knownPrecision }),
      recordedAt,
      mark: claim.mark,
      confidence: claim.confidence,
      quote: claim.quote,
      note: claim.note,
      noteKo: claim.noteKo,
      ...(claim.megawatts === null ? {} : { megawatts: Number(claim.megawatts) }),
      ...(claim.appellant ? { appellant: claim.appellant } : {}),
      ...(claim.outcome ? { outcome: claim.outcome } : {}),
      ...(claim.comparedOn ? { comparedOn: claim.comparedOn } : {}),
      source: sourceRecord(source),
      claimant: claimant ? organisationRecord(claimant) : null,
    },
  }));
}
