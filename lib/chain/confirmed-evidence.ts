import { type Evidence, resolveEvidence } from "@/lib/domain/evidence";
import type { ClaimRecord, MilestoneRecord } from "@/lib/domain/records";
import type { OrganisationRole, SourceClass } from "@/lib/domain/vocabulary";
import { hasHappened, partyOf } from "./claim-days";

/** Who sees for itself whether a milestone is reached: a party of the project, an authority, and whoever looks at an image. */
const seeingRoles: readonly OrganisationRole[] = [
  "operator",
  "owner",
  "contractor",
  "utility",
  "regulator",
  "manufacturer",
  "seller",
];
const seeingClasses: readonly SourceClass[] = ["operator", "counterparty", "utility", "regulator", "imagery"];

/** Of a milestone said to be reached that nobody confirmed: the first day (epoch day) on which, by what was said, it may have been. */
export type Unconfirmed = { status: "unconfirmed"; claimedDay: number };

/**
 * What the claims about one milestone come to, where only what was seen is an outcome. An event counts if it has a last day, lay in the past when it was told, and is
 * (a) an actual of a party that sees it, or from an image; (b) an inference of such a party, or an onlooker's actual, unless its party had
 * stated the same date before in the same words, or gives none. An onlooker's inference never counts: it is a date that has passed.
 * @param asOfDay the day of reading (epoch day)
 */
export function confirmedEvidence(milestone: MilestoneRecord | undefined, asOfDay: number): Evidence | Unconfirmed {
  const stated = resolveEvidence(milestone, asOfDay);
  if (!milestone || stated.status !== "done") return stated;
  const isEvent = ({ kind, earliestDay, knownDay }: ClaimRecord) =>
    (kind === "actual" || kind === "inferred") && (earliestDay ?? knownDay) <= asOfDay;
  const doubtful = milestone.claims.filter((claim) => isEvent(claim) && !isConfirmed(claim, milestone.claims));
  const claims = milestone.claims.filter((claim) => !doubtful.includes(claim));
  const seen = resolveEvidence({ ...milestone, claims }, asOfDay);
  if (seen.status === "done") return seen;
  return { status: "unconfirmed", claimedDay: Math.min(...doubtful.map(claimedDayOf)) };
}

const claimedDayOf = ({ earliestDay, latestDay, knownDay }: ClaimRecord) => earliestDay ?? latestDay ?? knownDay;

function sees({ claimant, source }: ClaimRecord): boolean {
  if (source.class === "imagery") return true;
  return claimant ? claimant.roles.some((role) => seeingRoles.includes(role)) : seeingClasses.includes(source.class);
}

function isConfirmed(claim: ClaimRecord, all: readonly ClaimRecord[]): boolean {
  if (claim.latestDay === null || !hasHappened(claim)) return false;
  if (sees(claim) && claim.kind === "actual") return true;
  if (!sees(claim) && claim.kind === "inferred") return false;
  return !all.some((earlier) => isBefore(earlier, claim) && isRepeatedBy(earlier, claim));
}

/** The same party's earlier word on the date, or its inference from one. */
const isBefore = (earlier: ClaimRecord, claim: ClaimRecord) =>
  earlier.knownDay < claim.knownDay &&
  partyOf(earlier) === partyOf(claim) &&
  (earlier.kind === "inferred" || !hasHappened(earlier));

function isRepeatedBy(earlier: ClaimRecord, claim: ClaimRecord): boolean {
  const isSameDate = earlier.earliestDay === claim.earliestDay && earlier.latestDay === claim.latestDay;
  const text = textOf(claim);
  return isSameDate && (text === null || text === textOf(earlier));
}

function textOf({ quote, note }: ClaimRecord): string | null {
  return (quote ?? note)?.replaceAll(/\s+/g, " ").trim().toLowerCase() || null;
}
