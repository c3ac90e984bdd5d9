import type { ClaimRecord, SiteRecords } from "@/lib/domain/records";
import type { OrganisationRole, SourceClass } from "@/lib/domain/vocabulary";
import type { GateKind } from "@/lib/schedule/site-schedule";

type Promised = GateKind | "service";

/** Whose step it is. Nobody promises an answer: a calendar is an estimate of its day. */
const doers: Record<Promised, readonly OrganisationRole[]> = {
  grid: ["utility"],
  agreement: ["utility"],
  transformer: ["manufacturer"],
  works: ["operator", "owner", "contractor"],
  permit: [],
  water: [],
  power_contract: ["seller", "operator", "owner", "utility"],
  machines: ["manufacturer"],
  own_power: ["operator", "owner", "contractor", "seller"],
  service: ["operator", "owner"],
};

/** As whom a source speaks that names no other party. */
const sourceRoles: Partial<Record<SourceClass, readonly OrganisationRole[]>> = {
  operator: ["operator", "owner"],
  utility: ["utility"],
  counterparty: ["contractor", "manufacturer", "seller"],
};

/**
 * Whether a claim is the promise of a party that does the step itself; anybody else's word is an estimate. A customer who speaks of its
 * connection does not build it, whatever its other roles.
 */
export function isPromiseOfDoer(
  claim: ClaimRecord,
  promised: Promised,
  { operator }: Pick<SiteRecords, "operator">,
): boolean {
  if (claim.kind !== "promised") return false;
  const isConnection = promised === "grid" || promised === "agreement";
  if (isConnection && claim.claimant !== null && claim.claimant.slug === operator?.slug) return false;
  const roles = claim.claimant?.roles ?? sourceRoles[claim.source.class] ?? [];
  return roles.some((role) => doers[promised].includes(role));
}
