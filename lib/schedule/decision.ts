import { betaReaches, numberAt } from "@/lib/forecast";
import { type Chance, happens } from "./chance";
import { constant, later, picked, placesOf, wholeAt } from "./columns";
import type { Answer, GateParts } from "./gate-parts";
import type { OwnTerm } from "./gate-term";
import { type Column, readLaw } from "./laws";
import { once } from "./once";
import type { Decision, GateEvidence, ScheduleGate, ScheduleModel } from "./site-schedule";

/** A gate whose answer a local base rate speaks of: its day and end after the refusals of the draw, and where no try is left. */
export type DecisionDraws = { day: Column; end: Column; isDenied: Uint8Array; deniedDay: Column };

type Context = { siteKey: string; model: ScheduleModel; chance: Chance; lookDay: number; needed: Uint8Array };

/**
 * Draws the answers of a gate that is not granted: each passes with the same p of the draw, and each refusal is followed by a re-application.
 * What is filed or heard changes nothing; refusals on record are so many answers. Null for a gate that no base rate speaks of, or that was granted.
 */
export function decisionDraws(
  gate: ScheduleGate,
  { stood, answers: recorded, refusedBeforeWord }: GateParts,
  own: OwnTerm,
  context: Context,
): DecisionDraws | null {
  const { decision, evidence } = gate;
  if (decision === null || isGranted(evidence)) return null;
  const days = readDays(gate, context);
  const name = `answers ${JSON.stringify([decision, days])} of ${own.id}`;
  const answers = once(context.chance, name, () => answersOf(decision, own, days, context));
  // A word or a sponsor's appeal after a refusal says that another try is under way; it gives none back.
  const tryAfter = (refusedTimes: number) => Math.min(refusedTimes, decision.attempts - 1);
  const firstTry = ({ refusedTimes, isAppealed }: Answer) => (isAppealed ? tryAfter(refusedTimes) : refusedTimes);
  const drawn = afterAnswers(stood, answers, tryAfter(refusedBeforeWord));
  // A refusal, or an appeal against one, is not better news than the later one that the draw had in its place.
  const all = [drawn, ...recorded.map((one) => afterAnswers(one.path, answers, firstTry(one)))];
  const last = all.at(-1) as DecisionDraws;
  const lastAnswer = recorded.at(-1);
  const isOver = lastAnswer !== undefined && firstTry(lastAnswer) >= decision.attempts;
  return {
    ...{ day: all.map(({ day }) => day).reduce(later), end: all.map(({ end }) => end).reduce(later) },
    isDenied: last.isDenied,
    deniedDay: isOver ? constant(stood.day.length, context.lookDay) : last.deniedDay,
  };
}

/** Whether the last answer is a grant; an appeal against one says that there was. */
function isGranted(evidence: readonly GateEvidence[]): boolean {
  let granted = false;
  for (const one of evidence) {
    if (one.what === "done" || (one.what === "appealed" && one.by === "opponent")) granted = true;
    if (one.what === "refused") granted = false;
  }
  return granted;
}

/** A try: the draws that it would refuse, and in each of those the rank of the re-application and the days that it takes. */
type Try = { draws: Int32Array; again: Column; againDays: Column };
/** `followDays`: what must follow the re-application, in the same draws. */
type Answers = { applies: Uint8Array; tries: (Try & { followDays: Column })[] };

/**
 * The days on which anything beyond a look was read of a gate, each once and for all; the last look where nothing was. A step begun is no news of what
 * follows an answer: read on its day too, that would be later than without the step.
 */
function readDays({ evidence }: ScheduleGate, { lookDay }: Context): number[] {
  const read = evidence.filter(({ what }) => what !== "seen_open");
  const days = read.filter(({ what }, i) => what !== "begun" || i === 0).map(({ knownDay }) => knownDay);
  return days.length > 0 ? days : [lookDay];
}

function answersOf(decision: Decision, own: OwnTerm, days: readonly number[], context: Context): Answers {
  const { siteKey, model, chance, needed } = context;
  const applies = happens(chance, decision.chanceItApplies, siteKey, "base rate applies", decision.shareKey);
  for (let d = 0; d < applies.length; d += 1) if (needed[d] !== 1) applies[d] = 0;
  const name = `tries ${JSON.stringify([siteKey, decision, model.reapplication])}`;
  const tries = once(chance, name, () => triesOf(decision, context)).map((one) => ({
    ...one,
    // Read again at every look, what follows would shrink.
    followDays: days.map((day) => own.followOn(day, one.again, one.draws)).reduce(later),
  }));
  return { applies, tries };
}

function triesOf({ shareKey, attempts, alpha, beta }: Decision, { siteKey, model, chance }: Context): Try[] {
  // A draw's p is the quantile of Beta(alpha, beta) at its rank; an answer refuses where it is no less, and so where its own rank is no less.
  const rank = chance.uniform(siteKey, "base rate", shareKey);
  const reaches = betaReaches(alpha, beta);
  return Array.from({ length: attempts }, (_, attempt) => {
    const answer = chance.uniform(siteKey, "answer", shareKey, `${attempt + 1}`);
    const isRefused = new Uint8Array(answer.length);
    for (let d = 0; d < answer.length; d += 1) if (reaches(numberAt(answer, d), numberAt(rank, d))) isRefused[d] = 1;
    const draws = placesOf(isRefused, 1);
    const again = picked(chance.uniform(siteKey, "re-application", shareKey, `${attempt + 1}`), draws);
    return { draws, again, againDays: readLaw({ originDay: 0, ...model.reapplication }, again) };
  });
}

/** A gate's day and end once the answers from the `first` on have come. */
function afterAnswers(start: { day: Column; end: Column }, { applies, tries }: Answers, first: number): DecisionDraws {
  const [day, end, deniedDay] = [start.day.slice(), start.end.slice(), start.day.slice()];
  let isOpen = applies;
  for (const { draws, againDays, followDays } of tries.slice(first)) {
    const isDenied = new Uint8Array(day.length);
    for (let i = 0; i < draws.length; i += 1) {
      const d = wholeAt(draws, i);
      if (isOpen[d] !== 1) continue;
      const refusedDay = numberAt(day, d);
      isDenied[d] = 1;
      deniedDay[d] = refusedDay;
      day[d] = refusedDay + numberAt(againDays, i);
      end[d] = Math.max(numberAt(end, d), numberAt(day, d) + numberAt(followDays, i));
    }
    isOpen = isDenied;
  }
  return { day, end, isDenied: isOpen, deniedDay };
}
