import type { ClaimRecord, IndicatorRecord, MilestoneRecord } from "./records";
import type { MilestoneStep } from "./vocabulary";

/** What the claims about one milestone come to on a day. */
export type Evidence =
  | { status: "none" }
  | { status: "not_required"; claim: ClaimRecord }
  | { status: "withdrawn"; claim: ClaimRecord }
  | { status: "done"; basis: "actual" | "inferred"; earliestDay: number; latestDay: number; claim: ClaimRecord }
  | { status: "stated"; basis: "promised" | "estimated"; statedDay: number; claim: ClaimRecord; first: ClaimRecord };

const newest = (claims: ClaimRecord[]) => claims.at(-1);
const isStop = (claim: ClaimRecord) => claim.kind === "withdrawn" || claim.kind === "not_required";
/** A look that found it open says nothing of a date. */
const isWord = (claim: ClaimRecord) => claim.kind !== "seen_open";

/**
 * Weighs a milestone's claims (oldest first). A withdrawal ends all that was said before it. The newest word counts within each kind;
 * what happened beats what was said, an actual beats an inference, a promise beats an estimate, and a third party's newer estimate of
 * a later day takes its own inference back. A coarse promise sits at the end of its interval. An actual whose whole interval lies
 * after the as-of day is only a stated date.
 */
export function resolveEvidence(milestone: MilestoneRecord | undefined, asOfDay: number): Evidence {
  const claims = (milestone?.claims ?? []).filter(isWord);
  const last = newest(claims);
  if (!last) return { status: "none" };
  if (last.kind === "withdrawn" || last.kind === "not_required") return { status: last.kind, claim: last };

  const dated = claims.slice(claims.findLastIndex(isStop) + 1);
  const happened = (kind: "actual" | "inferred") =>
    newest(dated.filter((claim) => claim.kind === kind && (claim.earliestDay ?? claim.knownDay) <= asOfDay));
  const estimated = dated.filter((claim) => claim.kind === "estimated" && claim.latestDay !== null);
  const promised = dated.filter((claim) => claim.kind === "promised" && claim.latestDay !== null);

  const actual = happened("actual");
  if (actual) return done("actual", actual, asOfDay);
  const inferred = happened("inferred");
  const newerEstimate = newest(estimated.filter((claim) => inferred && claim.knownDay > inferred.knownDay));
  const isTakenBack = inferred && newerEstimate && (newerEstimate.latestDay ?? 0) > inferred.knownDay;
  if (inferred && !isTakenBack) return done("inferred", inferred, asOfDay);

  const futureActual = dated.filter((claim) => claim.kind === "actual" && claim.latestDay !== null);
  if (promised.length + futureActual.length > 0)
    return stated("promised", promised.length > 0 ? promised : futureActual);
  if (estimated.length > 0) return stated("estimated", estimated);
  return { status: "none" };
}

function done(basis: "actual" | "inferred", claim: ClaimRecord, asOfDay: number): Evidence {
  const latestDay = Math.min(claim.latestDay ?? claim.knownDay, asOfDay);
  return { status: "done", basis, earliestDay: Math.min(claim.earliestDay ?? latestDay, latestDay), latestDay, claim };
}

function stated(basis: "promised" | "estimated", claims: ClaimRecord[]): Evidence {
  const claim = claims.at(-1) as ClaimRecord;
  return { status: "stated", basis, statedDay: claim.latestDay as number, claim, first: claims[0] as ClaimRecord };
}

/** The evidence for one step of an indicator. */
export function stepEvidence(
  indicator: Pick<IndicatorRecord, "milestones"> | undefined,
  step: MilestoneStep,
  asOfDay: number,
): Evidence {
  return resolveEvidence(
    indicator?.milestones.find((milestone) => milestone.step === step),
    asOfDay,
  );
}

/** Claims in the order in which they became known, oldest first. */
export const byKnownDay = (a: ClaimRecord, b: ClaimRecord): number => a.knownDay - b.knownDay || a.id - b.id;

/** Every claim on the indicator that gives a date, oldest first. */
export function datedClaims(indicator: IndicatorRecord): ClaimRecord[] {
  return indicator.milestones
    .flatMap((milestone) => milestone.claims)
    .filter((claim) => !isStop(claim) && isWord(claim))
    .sort(byKnownDay);
}

/** Whether any of the steps is known to have happened: a later step implies the earlier ones. */
export function hasReached(
  indicator: Pick<IndicatorRecord, "milestones">,
  steps: readonly MilestoneStep[],
  asOfDay: number,
): boolean {
  return steps.some((step) => stepEvidence(indicator, step, asOfDay).status === "done");
}
