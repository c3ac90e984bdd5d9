import { and, asc, eq, isNull, lte, sql } from "drizzle-orm";
import { toEpochDay } from "@/lib/domain/dates";
import type { ClaimRecord, OrganisationRecord, SourceRecord } from "@/lib/domain/records";
import type { Db } from "../client";
import * as t from "../schema";
import { organisationRecord, sourceRecord } from "./party-records";

/** `recordedUntil` (an instant): only what we had recorded by then. `knownUntil` (a date): only what had been published by then, a replay. */
export type RecordsAsOf = { recordedUntil?: string; knownUntil?: string };

const day = (iso: string | null) => (iso === null ? null : toEpochDay(iso));

/** The standing claims of a site, oldest first by the day they were known; retracted ones are left out. */
export async function listSiteClaims(
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
    record: claimRecord(claim, recordedAt, sourceRecord(source), claimant ? organisationRecord(claimant) : null),
  }));
}

/** A stored claim as plain data, with its source and the party whose word it is. */
export function claimRecord(
  claim: typeof t.datedClaims.$inferSelect,
  recordedAt: string,
  source: SourceRecord,
  claimant: OrganisationRecord | null,
): ClaimRecord {
  const { id, kind, precision, mark, confidence, quote, note, noteKo } = claim;
  return {
    ...{ id, kind, precision, mark, confidence, quote, note, noteKo },
    earliestDay: day(claim.earliestOn),
    latestDay: day(claim.latestOn),
    knownDay: toEpochDay(claim.knownOn),
    recordedAt,
    source,
    claimant,
  };
}
