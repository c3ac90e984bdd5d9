import { type Actor, actorLabel } from "@/lib/domain/actor";
import { ClaimInput } from "@/lib/domain/claim-input";
import { leadingParty } from "@/lib/importing/records/party-roles";
import type { AddedClaim } from "@/lib/importing/tree/nodes";
import { claimNaturalKey } from "../claim-natural-key";
import type { StoredReferences } from "./stored-references";

type Origin = { sourceKey: string; claimantSlug: string | null };

/** A new claim as it is stored, checked. @param origin what tells its source and its party */
export function claimValues(
  { step: _, source, claimant, againAfter, ...said }: AddedClaim,
  place: { milestoneId: number; importId: number | null },
  { sourceId, organisationId }: StoredReferences,
  origin: Origin,
  actor: Actor,
) {
  const claimantId = claimant ? organisationId(leadingParty(claimant)) : null;
  const claim = ClaimInput.parse({ ...said, ...place, sourceId: sourceId(source), claimantId });
  return { ...claim, naturalKey: claimNaturalKey(claim, origin, againAfter), recordedBy: actorLabel(actor) };
}
