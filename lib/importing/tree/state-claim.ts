import { differenceInCalendarDays } from "date-fns";
import type { ClaimKind } from "@/lib/domain/vocabulary";
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
 * @param isBeside the same statement holds a plan and a fact of this step: each is then compared with its like, else with what was on record
 *   before, and never with the other
 */
export function stateClaim(
  indicator: IndicatorNode,
  claim: RecordClaim,
  by: string | null,
  { sourceOf, partyOf }: Pick<Speakers, "sourceOf" | "partyOf">,
  isBeside = false,
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
  const said = by === null ? [] : wordsBefore(milestone, stated);
  const like = (words: readonly KnownClaim[]) =>
    isBeside
      ? (newest(words.filter(({ kind }) => isFact(kind) === isFact(stated.kind))) ??
        newest(words.filter(({ id }) => id !== null)))
      : newest(words);
  const before = like(said.filter(({ retracted }) => retracted === null));
  const isRepeated = [before, like(said)].some((word) => word && (isSame(word, stated) || follows(word, stated)));
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
  isFact(kind) &&
  precision === "by" &&
  before.latestOn !== null &&
  latestOn !== null &&
  before.latestOn <= latestOn;

const hasSameOrigin = (a: KnownClaim, b: KnownClaim) =>
  a.knownOn === b.knownOn && a.source === b.source && a.claimant === b.claimant;

/** What the register said of the step, as far as the day of this publication; also what an analyst took back: to say it again is nothing new. */
const wordsBefore = ({ claims }: MilestoneNode, { addedBy, knownOn }: KnownClaim) =>
  claims.filter((known) => known.addedBy === addedBy && known.retracted !== "by_undo" && known.knownOn <= knownOn);

const newest = (claims: readonly KnownClaim[]) =>
  claims.reduce<KnownClaim | undefined>(
    (last, known) => (last && last.knownOn > known.knownOn ? last : known),
    undefined,
  );

/** Whether something is said to have happened; anything else is said of a plan. */
export const isFact = (kind: ClaimKind) => kind === "actual" || kind === "inferred";
