import type { ClaimRecord } from "@/lib/domain/records";
import { firstKnownDay, phaseClaims } from "../claims";
import type { FlagInput, RaisedFlag } from "../types-before";

/**
 * Nobody but the operator and its counterparties says anything about the phase's dates, or nobody says anything at all. Low; medium
 * when something is stated to have happened on their word alone.
 */
export function noIndependentSource({ site, phase, asOfDay }: FlagInput): RaisedFlag | null {
  const claims = phaseClaims(phase);
  if (claims.some(isIndependent)) return null;
  const actualClaims = claims.filter((claim) => claim.kind === "actual").length;
  return {
    phaseId: phase.id,
    rule: "no_independent_source",
    severity: actualClaims > 0 ? "medium" : "low",
    sinceDay: firstKnownDay(site, phase, asOfDay),
    numbers: {
      reason: claims.length === 0 ? "no_claims" : "interested_parties_only",
      claims: claims.length,
      actualClaims,
      sources: new Set(claims.map((claim) => claim.source.id)).size,
    },
    claimIds: claims.map((claim) => claim.id),
  };
}

const isIndependent = (claim: ClaimRecord) =>
  claim.source.class !== "operator" && claim.source.class !== "counterparty";
