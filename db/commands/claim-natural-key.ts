import { createHash } from "node:crypto";
import type { ClaimInput } from "@/lib/domain/claim-input";

/**
 * What tells a claim from all others. The prose does not count: a claim whose note was reworded is the same claim.
 * @param origin the natural key of its source, and the slug of the party whose word it is
 * @param retractedId the claim with these words that was retracted before: said again, it is another one
 */
export function claimNaturalKey(
  claim: Pick<ClaimInput, "milestoneId" | "kind" | "earliestOn" | "latestOn" | "precision" | "knownOn">,
  { sourceKey, claimantSlug }: { sourceKey: string; claimantSlug: string | null },
  retractedId: number | null,
): string {
  const { milestoneId, kind, earliestOn = null, latestOn = null, precision, knownOn } = claim;
  const parts = [milestoneId, kind, earliestOn, latestOn, precision, knownOn, sourceKey, claimantSlug];
  return createHash("sha256")
    .update(JSON.stringify(retractedId === null ? parts : [...parts, retractedId]))
    .digest("hex");
}
