import type { ClaimRecord, IndicatorRecord, SiteRecords } from "@/lib/domain/records";
import type { MilestoneStep, SourceClass } from "@/lib/domain/vocabulary";
import type { SlipModel } from "@/lib/forecast";
import type { GateEvidence } from "@/lib/schedule/site-schedule";
import { eventDay, firstKnownDay, hasHappened, isBadNews, isWord, partyOf, saidDay } from "./claim-days";
import type { GateShape } from "./gate-shapes";
import { isPromiseOfDoer } from "./may-promise";
import { type AnswerState, answerEvidence, isAnswer, isOvertaken, unanswered } from "./permit-answers";
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

/** U: sources round to whole megawatts. */
const ROUNDING_MEGAWATTS = 0.5;

/** Whether energising with so many megawatts falls short of what the phase needs. Megawatts that nobody stated do not. */
const isPart = ({ megawatts }: ClaimRecord, needed: number | null): boolean =>
  megawatts !== undefined && needed !== null && megawatts < needed - ROUNDING_MEGAWATTS;

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
  const context = { shape, reading, neededMegawatts, state: unanswered() };
  const items = itemsOf(indicator, shape).filter(({ step, claim }) => !isTakenBack(indicator, step, claim));
  const found = items.reduce<GateEvidence[]>((before, item) => {
    const added =
      item.claim.kind === "withdrawn" ? withdrawal(item, before, context) : evidenceOf(item, before, context);
    // Who gives a filing up, or takes it back, has begun nothing.
    const isGivenUp = item.claim.kind === "withdrawn" || item.step === "lapsed";
    const kept = isGivenUp && added[0]?.what === "seen_open" ? before.filter(({ what }) => what !== "begun") : before;
    return [...kept, ...added];
  }, []);
  return inOrder(found);
}

type Context = { shape: GateShape; reading: PhaseReading; neededMegawatts: number | null; state: AnswerState };

const closes = ({ step, alsoDone }: GateShape, wanted: MilestoneStep) => step === wanted || alsoDone.includes(wanted);
const isDone = (found: readonly GateEvidence[]) =>
  found.findLast(({ what }) => what === "done" || what === "refused")?.what === "done";

/** What was done and is withdrawn must be asked for anew; a party's word leaves the pool; anything else shows the gate open. */
function withdrawal(
  { step, claim, knownDay }: Item,
  found: readonly GateEvidence[],
  { shape }: Context,
): GateEvidence[] {
  const party = partyOf(claim);
  if (closes(shape, step) && isDone(found)) return [{ knownDay, what: "refused" }];
  if (found.some((one) => one.what === "word" && one.word.party === party))
    return [{ knownDay, what: "word_withdrawn", party }];
  return isDone(found) ? [] : [{ knownDay, what: "seen_open" }];
}

function evidenceOf(
  { step, claim, knownDay, day }: Item,
  found: readonly GateEvidence[],
  { shape, reading, neededMegawatts, state }: Context,
): GateEvidence[] {
  const isShort = step === "energised" && shape.step === "energised" && isPart(claim, neededMegawatts);
  const begun = found.flatMap((one) => (one.what === "begun" ? [one.day] : []));
  if (claim.kind === "seen_open") return [{ knownDay, what: "seen_open" }];
  if (!hasHappened(claim)) {
    if (!shape.dated.includes(step) || isShort || !isWord(claim)) return [];
    const isOfController = isPromiseOfDoer(claim, shape.kind, reading.site);
    return [{ knownDay, what: "word", word: wordOf(claim, reading), isOfController }];
  }
  // The earliest start counts, whoever told it first.
  const begins = !isOvertaken(state, step, day) && begun.every((since) => since > day);
  const isFirstSign = begun.length === 0 && !isDone(found);
  const faintly: GateEvidence[] = isFirstSign ? [{ knownDay, what: "begun", day }] : [];
  if (shape.begins.includes(step)) return begins ? [{ knownDay, what: "begun", day }] : [];
  if (shape.faint.includes(step) || isShort) return faintly;
  switch (step) {
    case "deferred":
      return [{ knownDay, what: "deferred" }];
    case "halted":
      // Works that stand still had begun.
      return [...faintly, { knownDay, what: "halted" }];
    case "resumed":
      return [{ knownDay, what: "resumed", day }];
    default: {
      const isHeldUp = reading.haltedDay !== null && reading.haltedDay >= day;
      const answered = closes(shape, step) ? "granted" : step;
      return answerEvidence({ step: answered, claim, knownDay, day }, state, isHeldUp);
    }
  }
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
  return Math.max(first, isBadNews(step) ? (claim.earliestDay ?? first) : day);
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

/** Two sources that tell the same are one piece of news. */
const keyOf = (one: GateEvidence) =>
  one.what === "done" || one.what === "begun" ? `${one.what} ${one.day}` : JSON.stringify(one);

/** By the day known, of one day as given; what is told twice in a row once. */
export function inOrder(evidence: readonly GateEvidence[]): GateEvidence[] {
  return [...evidence]
    .sort((a, b) => a.knownDay - b.knownDay)
    .filter((one, i, all) => {
      const before = all[i - 1];
      return before === undefined || keyOf(before) !== keyOf(one);
    });
}
