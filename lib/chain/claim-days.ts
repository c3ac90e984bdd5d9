import { isoDateOf, toEpochDay } from "@/lib/domain/dates";
import type { ClaimRecord } from "@/lib/domain/records";
import type { MilestoneStep } from "@/lib/domain/vocabulary";

/** A claim with a last day. */
export type DatedClaim = ClaimRecord & { latestDay: number };

const badNews: readonly MilestoneStep[] = [
  "refused",
  "halted",
  "deferred",
  "appealed",
  "suit_filed",
  "lapsed",
  "paused",
];
/** Whether a step is bad news: it counts from the first day of being known, not from the last on which it can have happened. */
export const isBadNews = (step: MilestoneStep): boolean => badNews.includes(step);

/** The first month of the quarter of a month, both from 1 to 12. */
const quarterStart = (month: number) => month - ((month - 1) % 3);
const twoDigits = (month: number) => String(month).padStart(2, "0");

/** The first day (epoch day) on which the claim may have been made: of its month, quarter or year where only that is known. */
export function firstKnownDay({ knownDay, knownPrecision }: ClaimRecord): number {
  const [year, month] = isoDateOf(knownDay).split("-").map(Number) as [number, number];
  switch (knownPrecision) {
    case "month":
      return toEpochDay(`${year}-${twoDigits(month)}-01`);
    case "quarter":
      return toEpochDay(`${year}-${twoDigits(quarterStart(month))}-01`);
    case "year":
      return toEpochDay(`${year}-01-01`);
    default:
      return knownDay;
  }
}

/**
 * The day (epoch day) on which the claim is taken as made: the middle of the days on which it may have been, and of those only the ones before
 * the date that it states, if there are any.
 */
export function saidDay(claim: ClaimRecord): number {
  const first = firstKnownDay(claim);
  const { knownDay, latestDay } = claim;
  const last = latestDay !== null && latestDay > first ? Math.min(knownDay, latestDay) : knownDay;
  return Math.floor((first + last) / 2);
}

/** Whether the claim tells of something that had happened when it was made; of a later day it is no more than a word. */
export function hasHappened({ kind, earliestDay, knownDay }: ClaimRecord): boolean {
  return (kind === "actual" || kind === "inferred") && (earliestDay ?? knownDay) <= knownDay;
}

/** The last day (epoch day) on which what happened can have happened; where nobody said when, the day on which it was told. */
export function eventDay(claim: ClaimRecord): number {
  return Math.min(claim.latestDay ?? Math.max(claim.earliestDay ?? saidDay(claim), saidDay(claim)), claim.knownDay);
}

/** Whether the claim gives a date that lay ahead when it was made: one that had passed is no word. */
export function isWord(claim: ClaimRecord): claim is DatedClaim {
  const isOfDate = claim.kind === "promised" || claim.kind === "estimated" || claim.kind === "actual";
  return isOfDate && !hasHappened(claim) && claim.latestDay !== null && claim.latestDay > saidDay(claim);
}

/** Who speaks: the party whose word the source reports, else its publisher. */
export const partyOf = ({ claimant, source }: ClaimRecord): string => claimant?.slug ?? source.publisher;
