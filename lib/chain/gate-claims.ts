import type { ClaimRecord, IndicatorRecord, SiteRecords } from "@/lib/domain/records";
import type { MilestoneStep, SourceClass } from "@/lib/domain/vocabulary";
import type { SlipModel } from "@/lib/forecast";
import type { GateEvidence } from "@/lib/schedule/site-schedule";
import { eventDay, firstKnownDay, hasHappened, isWord, partyOf, saidDay } from "./claim-days";
import type { GateShape } from "./gate-shapes";
import { isPromiseOfDoer } from "./may-promise";
import { answerEvidence, isAnswer, isOvertaken, unanswered } from "./permit-answers";
import { wordOf } from "./word";

/** What the claims of a phase's indicators are read with. */
export type PhaseReading = {
  site: Pick<SiteRecords, "operator">;
  /** First claim on the phase: its words are as old as that. */
  firstClaimDay: number;
  slipOf: (sourceClass: SourceClass) => SlipModel;
  /** Since when works stand still; null where they do not. */
  haltedDay: number | null;
};

type Item = { step: MilestoneStep; claim: ClaimRecord; knownDay: number; day: number };

/** Whether energising with so many megawatts falls short of what the phase needs. Megawatts that nobody stated do not. */
const isPart = ({ megawatts }: ClaimRecord, needed: number | null): boolean =>
  megawatts !== undefined && needed !== null && megawatts < needed - 0.5;

/**
 * What the claims of an indicator say of one of its gates, oldest first by the day on which it was known; on one day a look comes before news.
 * @param neededMegawatts of a connection: a step of supply with less is not the gate's end, and its date none of the gate's
 */
export function gateEvidence(
  indicator: IndicatorRecord,
  shape: GateShape,
  reading: PhaseReading,
  neededMegawatts: number | null = null,
): GateEvidence[] {
  const closing = [shape.step, ...shape.alsoDone];
  const state = unanswered();
  let found: GateEvidence[] = [];
  const takeBackBegin = () => {
    found = found.filter(({ what }) => what !== "begun");
  };
  for (const { step, claim, knownDay, day } of itemsOf(indicator, shape)) {
    const isDone = found.findLast(({ what }) => what === "done" || what === "refused")?.what === "done";
    const hasBegun = isDone || found.some(({ what }) => what === "begun");
    const isShort = shape.step === "energised" && step === "energised" && isPart(claim, neededMegawatts);
    if (claim.kind === "withdrawn") {
      const party = partyOf(claim);
      if (closing.includes(step) && isDone) found.push({ knownDay, what: "refused" });
      else if (found.some((one) => one.what === "word" && one.word.party === party))
        found.push({ knownDay, what: "word_withdrawn", party });
      else {
        if (!isDone) takeBackBegin();
        found.push({ knownDay, what: "seen_open" });
      }
    } else if (claim.kind === "seen_open") {
      found.push({ knownDay, what: "seen_open" });
    } else if (!hasHappened(claim)) {
      if (!shape.dated.includes(step) || isShort || !isWord(claim)) continue;
      const isOfController = isPromiseOfDoer(claim, shape.kind, reading.site);
      found.push({ knownDay, what: "word", word: wordOf(claim, reading), isOfController });
    } else if (isTakenBack(indicator, step, claim)) {
    } else if (shape.begins.includes(step)) {
      if (!isOvertaken(state, step, day)) found.push({ knownDay, what: "begun", day });
    } else if (shape.faint.includes(step) || isShort) {
      if (!hasBegun) found.push({ knownDay, what: "begun", day });
    } else if (step === "deferred" || step === "halted") {
      found.push({ knownDay, what: step });
    } else if (step === "resumed") {
      found.push({ knownDay, what: "resumed", day });
    } else if (closing.includes(step) || isAnswer(step)) {
      if (step === "lapsed" && state.grantedDay === null) takeBackBegin();
      const answer = { step: closing.includes(step) ? ("granted" as const) : step, claim, knownDay, day };
      found.push(...answerEvidence(answer, state, reading.haltedDay !== null && reading.haltedDay >= day));
    }
  }
  return inOrder(found);
}

/** The claims that speak of the gate, in the order in which they were known; what is of one day in the order in which it happened. */
function itemsOf({ kind, milestones }: IndicatorRecord, shape: GateShape): Item[] {
  const own = [shape.step, ...shape.alsoDone, ...shape.begins, ...shape.faint, ...shape.dated];
  const isAnswered = kind === "permit" || kind === "water_right" || shape.kind === "agreement";
  const speaks = (step: MilestoneStep) =>
    own.includes(step) ||
    (isAnswered && (isAnswer(step) || step === "deferred")) ||
    (kind === "works" && (step === "halted" || step === "resumed"));
  return milestones
    .flatMap(({ step, claims }) => (speaks(step) ? claims.map((claim) => ({ step, claim })) : []))
    .filter(({ claim }) => claim.kind !== "not_required")
    .map(({ step, claim }): Item => {
      const day = eventDay(claim);
      const isDated = claim.latestDay !== null || claim.earliestDay !== null;
      return { step, claim, day: isDated ? day : Number.NEGATIVE_INFINITY, knownDay: knownDayOf(step, claim, day) };
    })
    .sort(
      (a, b) =>
        a.knownDay - b.knownDay ||
        Number(b.claim.kind === "seen_open") - Number(a.claim.kind === "seen_open") ||
        (a.day === b.day ? a.claim.id - b.claim.id : a.day - b.day),
    )
    .map((item) => ({ ...item, day: eventDay(item.claim) }));
}

/** A word is known on the day it was said; what happened, not before it had; bad news, a withdrawal and a look on the first day that they may be of. */
function knownDayOf(step: MilestoneStep, claim: ClaimRecord, day: number): number {
  const first = firstKnownDay(claim);
  if (claim.kind === "seen_open" || claim.kind === "withdrawn") return first;
  if (!hasHappened(claim)) return saidDay(claim);
  const isBadNews = ["refused", "appealed", "suit_filed", "lapsed", "deferred", "halted"].includes(step);
  return Math.max(first, isBadNews ? (claim.earliestDay ?? first) : day);
}

/** A newer estimate of a later day takes an inference back. */
function isTakenBack({ milestones }: IndicatorRecord, step: MilestoneStep, claim: ClaimRecord): boolean {
  if (claim.kind !== "inferred") return false;
  const others = milestones.find((milestone) => milestone.step === step)?.claims ?? [];
  return others.some(
    ({ kind, knownDay, latestDay }) =>
      kind === "estimated" && knownDay > claim.knownDay && (latestDay ?? 0) > claim.knownDay,
  );
}

const rank = ({ what }: GateEvidence) => (what === "seen_open" ? 0 : 1);
/** Two sources that tell the same are one piece of news. */
const keyOf = (one: GateEvidence) =>
  one.what === "done" || one.what === "begun" ? `${one.what} ${one.day}` : JSON.stringify(one);

/** By the day known, looks first; what is told twice in a row once. */
export function inOrder(evidence: readonly GateEvidence[]): GateEvidence[] {
  return [...evidence]
    .sort((a, b) => a.knownDay - b.knownDay || rank(a) - rank(b))
    .filter((one, i, all) => {
      const before = all[i - 1];
      return before === undefined || keyOf(before) !== keyOf(one);
    });
}
