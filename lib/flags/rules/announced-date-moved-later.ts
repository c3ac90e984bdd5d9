import type { ClaimRecord } from "@/lib/domain/records";
import type { FlagSeverity } from "@/lib/domain/vocabulary";
import type { FlagInput, RaisedFlag } from "../types-before";

const MOVED_DAYS = 30;
/** Older moves stay on record at low severity: the flag is about change. */
const RECENT_DAYS = 365;
const HIGH_PROMISE_DAYS = 365;
const MEDIUM_ESTIMATE_DAYS = 180;

type Step = { from: ClaimRecord; to: ClaimRecord };
type Move = {
  basis: "promised" | "estimated";
  party: string;
  from: ClaimRecord;
  to: ClaimRecord;
  days: number;
  moves: number;
};

/**
 * One party's promised service date, or one publisher's estimate, moved later by at least 30 days from one claim to the next,
 * and its newest claim has not taken that back. A less exact restatement (Q2 2027, then 2027) is no move. Promises count before
 * estimates, then the newest move. Promise: high from 365 days, else medium; estimate: medium from 180 days, else low; a move that
 * became known more than 365 days ago is low.
 */
export function announcedDateMovedLater({ phase, asOfDay }: FlagInput): RaisedFlag | null {
  const claims = phase.indicators
    .filter((indicator) => indicator.kind === "service")
    .flatMap((indicator) => indicator.milestones)
    .filter((milestone) => milestone.step === "in_service")
    .flatMap((milestone) => milestone.claims)
    .filter((claim) => claim.latestDay !== null);
  const isRestated = ({ from, to }: Step) =>
    phase.capacityRevisionDays.some((day) => from.knownDay < day && day <= to.knownDay);
  const moves = (["promised", "estimated"] as const).flatMap((basis) => {
    const ofBasis = claims.filter((claim) => claim.kind === basis);
    return [...new Set(ofBasis.map(partyOf))]
      .map((party) =>
        lastMove(
          basis,
          party,
          ofBasis.filter((claim) => partyOf(claim) === party),
          isRestated,
        ),
      )
      .filter((move) => move !== null);
  });
  const hasPromise = moves.some((move) => move.basis === "promised");
  const [move] = moves
    .filter((candidate) => !hasPromise || candidate.basis === "promised")
    .sort((a, b) => b.to.knownDay - a.to.knownDay || b.to.id - a.to.id);
  if (!move) return null;
  return {
    phaseId: phase.id,
    rule: "announced_date_moved_later",
    severity: severityOf(move, asOfDay),
    sinceDay: move.to.knownDay,
    numbers: {
      basis: move.basis,
      party: move.party,
      fromDay: move.from.latestDay,
      toDay: move.to.latestDay,
      days: move.days,
      moves: move.moves,
    },
    claimIds: [move.from.id, move.to.id],
  };
}

/** Whose word it is: the claimant of a promise; the publisher of an estimate, and of a promise that is the source's own. */
function partyOf(claim: ClaimRecord): string {
  return claim.kind === "promised" && claim.claimant ? claim.claimant.nameEn : claim.source.publisher;
}

function lastMove(
  basis: Move["basis"],
  party: string,
  claims: ClaimRecord[],
  isRestated: (step: Step) => boolean,
): Move | null {
  const steps = claims.slice(1).map((to, i): Step => ({ from: claims[i] as ClaimRecord, to }));
  const isLater = ({ from, to }: Step) => daysLater(from, to) >= MOVED_DAYS && !isLessExact(from, to);
  // An estimate of a restated step is of other megawatts: no slip is read from it.
  const later = steps.filter((step) => isLater(step) && !(basis === "estimated" && isRestated(step)));
  const last = later.at(-1);
  const newest = claims.at(-1);
  if (!last || !newest || daysLater(last.from, newest) < MOVED_DAYS) return null;
  return { basis, party, ...last, days: daysLater(last.from, last.to), moves: later.length };
}

const daysLater = (from: ClaimRecord, to: ClaimRecord) => (to.latestDay as number) - (from.latestDay as number);

/** The newer interval contains the older one; two upper bounds ("by") are compared as they stand. */
function isLessExact(from: ClaimRecord, to: ClaimRecord): boolean {
  if (from.earliestDay === null) return false;
  return to.earliestDay === null || to.earliestDay <= from.earliestDay;
}

function severityOf(move: Move, asOfDay: number): FlagSeverity {
  if (asOfDay - move.to.knownDay > RECENT_DAYS) return "low";
  if (move.basis === "estimated") return move.days >= MEDIUM_ESTIMATE_DAYS ? "medium" : "low";
  return move.days >= HIGH_PROMISE_DAYS ? "high" : "medium";
}
