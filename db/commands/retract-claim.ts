import { eq } from "drizzle-orm";
import { type Actor, actorLabel } from "@/lib/domain/actor";
import type { RetractionInput } from "@/lib/domain/claim-input";
import type { Result } from "@/lib/domain/result";
import type { Db } from "../client";
import { claimRetractions, datedClaims, indicators, milestones } from "../schema";
import { lockSites } from "./locks";
import { touchSite } from "./touch-site";

/** Marks a claim as logged by mistake or taken back; the claim stays. A second retraction changes nothing. Inside a transaction of the caller's. */
export async function retractClaim(db: Db, actor: Actor, input: RetractionInput): Promise<Result<{ isNew: boolean }>> {
  const { claimId, reason } = input;
  const [claim] = await db
    .select({ siteId: indicators.siteId })
    .from(datedClaims)
    .innerJoin(milestones, eq(milestones.id, datedClaims.milestoneId))
    .innerJoin(indicators, eq(indicators.id, milestones.indicatorId))
    .where(eq(datedClaims.id, claimId));
  if (!claim) {
    return {
      ok: false,
      failure: {
        kind: "invalid",
        problems: [{ field: "claimId", value: claimId, reason: "claimId: there is no such claim" }],
      },
    };
  }
  await lockSites(db, [claim.siteId]);
  const row = { claimId, reason, recordedBy: actorLabel(actor) };
  const added = await db
    .insert(claimRetractions)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: claimRetractions.claimId });
  if (added.length > 0) await touchSite(db, { siteId: claim.siteId });
  return { ok: true, value: { isNew: added.length > 0 } };
}
