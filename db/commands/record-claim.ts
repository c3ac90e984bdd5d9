import { eq, sql } from "drizzle-orm";
import { type Actor, actorLabel } from "@/lib/domain/actor";
import { ClaimInput } from "@/lib/domain/claim-input";
import { type ClaimSpeaker, claimProblems } from "@/lib/domain/claim-speaker";
import { inputProblems } from "@/lib/domain/input-problems";
import type { Result } from "@/lib/domain/result";
import type { Db } from "../client";
import { latestDayOnEarth } from "../clock";
import { claimRetractions, datedClaims, organisations, sources } from "../schema";
import { claimNaturalKey } from "./claim-natural-key";
import { touchSite } from "./touch-site";

export type RecordedClaim = { id: number; isNew: boolean };
type Speaker = ClaimSpeaker & { sourceKey: string };

/**
 * Keeps what somebody said about a milestone's date. The same words from the same source again change nothing, also when they were retracted:
 * an import or a seed does not bring back what an analyst took back, only one who `saysAgain` what is no longer on record.
 * Refused, with the field named: a promise by a party that does not control the date, and a day of publication after the latest
 * day that it is anywhere on Earth.
 */
export async function recordClaim(
  db: Db,
  actor: Actor,
  input: ClaimInput,
  { saysAgain = false } = {},
): Promise<Result<RecordedClaim>> {
  const parsed = ClaimInput.safeParse(input);
  if (!parsed.success) {
    return { ok: false, failure: { kind: "invalid", problems: inputProblems(parsed.error, input) } };
  }
  const claim = parsed.data;
  const speaker = await findSpeaker(db, claim);
  const problems = speaker
    ? claimProblems(claim, speaker)
    : [{ field: "sourceId", value: claim.sourceId, reason: "sourceId: there is no such source" }];
  if (!speaker || problems.length > 0) return { ok: false, failure: { kind: "invalid", problems } };

  for (let retractedId: number | null = null; ; ) {
    const naturalKey = claimNaturalKey(claim, speaker, retractedId);
    const row = { ...claim, naturalKey, recordedBy: actorLabel(actor) };
    const [added] = await db.insert(datedClaims).values(row).onConflictDoNothing().returning({ id: datedClaims.id });
    if (added) {
      await touchSite(db, { milestoneId: claim.milestoneId });
      return { ok: true, value: { id: added.id, isNew: true } };
    }
    const [stored] = await db
      .select({ id: datedClaims.id, retractedId: claimRetractions.claimId })
      .from(datedClaims)
      .leftJoin(claimRetractions, eq(claimRetractions.claimId, datedClaims.id))
      .where(eq(datedClaims.naturalKey, naturalKey));
    if (!stored) throw new Error(`The claim ${naturalKey} was neither added nor found`);
    if (stored.retractedId === null || !saysAgain) return { ok: true, value: { id: stored.id, isNew: false } };
    retractedId = stored.retractedId;
  }
}

async function findSpeaker(db: Db, claim: ClaimInput): Promise<Speaker | undefined> {
  const columns = {
    class: sources.class,
    sourceKey: sources.naturalKey,
    roles: organisations.roles,
    claimantSlug: organisations.slug,
  };
  const { claimantId } = claim;
  const isClaimant = claimantId == null ? sql`false` : eq(organisations.id, claimantId);
  const rows = db.select(columns).from(sources).leftJoin(organisations, isClaimant);
  const [speaker] = await rows.where(eq(sources.id, claim.sourceId));
  return speaker && { ...speaker, latestDay: latestDayOnEarth() };
}
