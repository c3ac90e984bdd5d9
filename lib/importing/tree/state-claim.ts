import { differenceInCalendarDays } from "date-fns";
import type { RecordClaim } from "../records/record-set";
import type { RowChange } from "../registers/row-plan";
import type { IndicatorNode, KnownClaim, MilestoneNode } from "./nodes";
import type { Speakers } from "./speakers";

/** What a claim comes to. */
export type ClaimFate = { outcome: "added" | "unchanged" } | { outcome: "changed"; change: RowChange };

/**
 * Adds a claim to its indicator unless it is on record. In their own words (`by` null) only the same words from the same source are the same claim.
 * A register (`by` is its kind of import) repeats itself with every publication: what it said last, as far as this publication's day, stands
 * until it says something else.
 */
export function stateClaim(
  indicator: IndicatorNode,
  claim: RecordClaim,
  by: string | null,
  { sourceOf, partyOf }: Pick<Speakers, "sourceOf" | "partyOf">,
): ClaimFate {
  const milestone = milestoneOf(indicator, claim.step);
  const stated: KnownClaim = {
    id: null,
    ...{ kind: claim.kind, earliestOn: claim.earliestOn ?? null, latestOn: claim.latestOn ?? null },
    ...{ precision: claim.precision, knownOn: claim.knownOn, source: sourceOf(claim.source).naturalKey },
    claimant: claim.claimant ? partyOf(claim.claimant).slug : null,
    addedBy: by,
    retracted: null,
  };
  const sameWords = milestone.claims.filter((known) => isSame(known, stated) && hasSameOrigin(known, stated));
  const [first] = sameWords;
  const stands = sameWords.some(({ retracted }) => retracted !== "by_undo");
  if (first && stands) return { outcome: "unchanged" };
  const before = by === null ? undefined : lastWord(milestone, stated, isStanding);
  const said = by === null ? undefined : lastWord(milestone, stated, isSaid);
  const isRepeated = [said, before].some((word) => word && (isSame(word, stated) || follows(word, stated)));
  if (isRepeated) return { outcome: "unchanged" };
  milestone.claims.push(stated);
  milestone.added.push({ ...claim, againAfter: sameWords.at(-1)?.id ?? null });
  if (!before) return { outcome: "added" };
  const [from, to] = [before.latestOn, stated.latestOn];
  const slipDays = from !== null && to !== null ? differenceInCalendarDays(to, from) : null;
  const { kind, key } = indicator;
  return { outcome: "changed", change: { what: "date", kind, key, step: claim.step, from, to, slipDays } };
}

function milestoneOf(indicator: IndicatorNode, step: MilestoneNode["step"]): MilestoneNode {
  const known = indicator.milestones.find((one) => one.step === step);
  if (known) return known;
  const added: MilestoneNode = { id: null, step, claims: [], added: [] };
  indicator.milestones.push(added);
  return added;
}

const isSame = (a: KnownClaim, b: KnownClaim) =>
  a.kind === b.kind && a.earliestOn === b.earliestOn && a.latestOn === b.latestOn && a.precision === b.precision;

/** Whether something is said that follows from what was said before: what had happened by January had happened by February. */
const follows = (before: KnownClaim, { kind, precision, latestOn }: KnownClaim) =>
  before.kind === kind &&
  (kind === "actual" || kind === "inferred") &&
  precision === "by" &&
  before.latestOn !== null &&
  latestOn !== null &&
  before.latestOn <= latestOn;

const hasSameOrigin = (a: KnownClaim, b: KnownClaim) =>
  a.knownOn === b.knownOn && a.source === b.source && a.claimant === b.claimant;

const isStanding = ({ retracted }: KnownClaim) => retracted === null;
/** What an analyst took back, the register has said all the same: to say it again is nothing new. */
const isSaid = ({ retracted }: KnownClaim) => retracted !== "by_undo";

/** The register's newest claim of the step among those that count, as far as the day of this publication. */
function lastWord(
  milestone: MilestoneNode,
  { addedBy, knownOn }: KnownClaim,
  counts: (known: KnownClaim) => boolean,
): KnownClaim | undefined {
  const own = milestone.claims.filter(
    (known) => known.addedBy === addedBy && counts(known) && known.knownOn <= knownOn,
  );
  return own.reduce<KnownClaim | undefined>(
    (last, known) => (last && last.knownOn > known.knownOn ? last : known),
    undefined,
  );
}
