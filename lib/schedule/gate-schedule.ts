import { type Chance, happens } from "./chance";
import { constant, minus, plus, scaled, where } from "./columns";
import { type Answer, type DayAndEnd, earlierOf, type GateParts, laterOf } from "./gate-parts";
import type { OwnTerm } from "./gate-term";
import { type Column, readLaw, readPool, wordLaw } from "./laws";
import { once } from "./once";
import { saidAfresh } from "./said-afresh";
import type { DaysClass, GateEvidence, ScheduleGate, ScheduleModel, Word } from "./site-schedule";

type Context = {
  gate: ScheduleGate;
  needed: Uint8Array;
  own: OwnTerm;
  lookDay: number;
  /** Whether works go on: begun on record. */
  areWorksBegun: boolean;
  siteKey: string;
  model: ScheduleModel;
  chance: Chance;
};

type Said = { word: Word; isOfController: boolean };
type Progress = { startDay: number; knownDay: number };
/** A halt that goes on, or was ended last: what stood on its first day, and the halts before it. */
type Halt = { knownDay: number; stands: Column; before: DayAndEnd | null; isOver: boolean };

const NEVER = Number.NEGATIVE_INFINITY;

/**
 * A gate's end by its own term and by what is known of it, claim by claim: a word replaces the term, read once at the rank of its day; progress
 * is never later than the term; bad news never earlier than what stood. Closed gates have no schedule.
 */
export function gateParts(context: Context): GateParts {
  const { gate, own, lookDay, areWorksBegun, chance } = context;
  const name = `history ${JSON.stringify([gate, areWorksBegun])} of ${own.id}`;
  const { said, progress, floor, ...answers } = once(chance, name, () => {
    const history = new GateHistory(context);
    for (const one of context.gate.evidence) history.hear(one);
    return history.heard();
  });
  let stood = said ?? own.at(lookDay);
  if (progress) stood = earlierOf(stood, progress);
  if (floor) stood = laterOf(stood, floor);
  return { stood, ...answers };
}

/** What a gate's history comes to, whenever anybody looked last: what replaces its term, and what that is no later and no earlier than. */
type Heard = Omit<GateParts, "stood"> & Record<"said" | "progress" | "floor", DayAndEnd | null>;

class GateHistory {
  #words = new Map<string, Said>();
  /** The day at whose rank the words are read. */
  #wordDay: number | null = null;
  /** The day that is supposed for certain. */
  #settled: { day: number; knownDay: number } | null = null;
  #progress: Progress[] = [];
  /** Words and terms that bad news broke, as they stood and as if said afresh: no earlier than those. */
  #stood: DayAndEnd | null = null;
  /** What refusals leave to do: an application anew. */
  #reapplicationPath: DayAndEnd | null = null;
  #appealPath: DayAndEnd | null = null;
  /** What stood with the halts. */
  #haltPath: DayAndEnd | null = null;
  #halt: Halt | null = null;
  /** Whether the last answer is an appeal of the sponsor. */
  #isSponsorsAppeal = false;
  /** Draws in which a grant stands, where works go on under an appeal. */
  #granted: Uint8Array | null = null;
  #answers: Answer[] = [];
  #refusedDays = new Set<number>();
  #refusedBeforeWord = 0;
  #isClosed = false;
  #isStayed = false;
  #isSpoken = false;
  #seenDay = NEVER;

  constructor(private readonly context: Context) {}

  hear(one: GateEvidence): void {
    if (one.what === "done") {
      this.#close();
      return;
    }
    if (one.what !== "begun") {
      this.#isSpoken = true;
      this.#seenDay = one.knownDay;
    }
    switch (one.what) {
      case "word":
        this.#words.set(one.word.party, one);
        // Nobody else's word counts beside that of the party that controls the gate.
        if (!one.isOfController && this.#isControllerHeard()) break;
        this.#wordDay = one.knownDay;
        this.#refusedBeforeWord = this.#refusedDays.size;
        this.#forgetBadNews();
        break;
      case "seen_open":
        break;
      case "begun":
        // What goes back to the authority on a sponsor's appeal is no longer refused.
        if (this.#isSponsorsAppeal) this.#forgetBadNews();
        this.#progress.push({ startDay: one.day, knownDay: one.knownDay });
        break;
      case "settled":
        this.#close();
        this.#isClosed = false;
        this.#settled = one;
        break;
      case "word_withdrawn":
        // Taken back again, a word that has left the pool breaks nothing.
        if (!this.#words.has(one.party)) break;
        this.#hold(one.knownDay, [one.party]);
        this.#words.delete(one.party);
        break;
      case "deferred":
        this.#hold(one.knownDay);
        break;
      case "refused":
      case "halted":
      case "resumed":
      case "appealed":
        this.#setBack(one);
    }
  }

  heard(): Heard {
    const { needed, gate, chance } = this.context;
    // Another way to power of which nothing is known is no way yet.
    const isKnown = this.#words.size > 0 || this.#progress.length > 0 || this.#settled !== null;
    const isUnknownWay = gate.kind === "own_power" && !isKnown;
    const said = isUnknownWay ? { day: nowhere(chance), end: nowhere(chance) } : this.#said();
    const floor = laterOfAny(this.#stood, this.#haltPath);
    const granted = this.#granted;
    const isOpen = granted ? needed.map((isNeeded, d) => Number(isNeeded && !granted[d])) : needed;
    return {
      ...{ said, progress: said ? null : this.#progressed(), floor },
      ...{ path: this.#answerPath(), answers: this.#answers, refusedBeforeWord: this.#refusedBeforeWord },
      ...{ isOpen, isSpoken: this.#isSpoken },
    };
  }

  /** The first end of the steps begun; null of none. */
  #progressed(): DayAndEnd | null {
    const { gate, own } = this.context;
    let first: DayAndEnd | null = null;
    for (const { startDay, knownDay } of this.#progress) {
      const seenDay = Math.max(this.#seenDay, startDay);
      const day = readLaw({ originDay: startDay, ...gate.class }, own.rankOn(knownDay), seenDay);
      const one = { day, end: plus(day, own.afterOn(knownDay)) };
      first = first ? earlierOf(first, one) : one;
    }
    return first;
  }

  #close(): void {
    this.#words.clear();
    this.#wordDay = null;
    this.#settled = null;
    this.#progress = [];
    this.#forgetBadNews();
    this.#granted = null;
    this.#refusedDays.clear();
    this.#refusedBeforeWord = 0;
    this.#isStayed = false;
    this.#isClosed = true;
  }

  /** No grant stands any more. */
  #revoke(): void {
    this.#isClosed = false;
    this.#granted = null;
  }

  #forgetBadNews(): void {
    this.#stood = null;
    this.#reapplicationPath = null;
    this.#appealPath = null;
    this.#haltPath = null;
    this.#halt = null;
    this.#answers = [];
    this.#isSponsorsAppeal = false;
  }

  #isControllerHeard(): boolean {
    return [...this.#words.values()].some(({ isOfController }) => isOfController);
  }

  /** The pool of what the parties said last, given that the gate is later than anybody saw it open; of who controls the gate alone, where it spoke. */
  #pool(ranks: Column, wordOf: (said: Said) => Word = ({ word }) => word): Column {
    const all = [...this.#words.values()];
    const controlling = all.filter(({ isOfController }) => isOfController);
    const laws = (controlling.length > 0 ? controlling : all).map((said) =>
      wordLaw(wordOf(said), this.context.model.farDays),
    );
    return readPool(laws, ranks, this.#seenDay);
  }

  /** What the words come to: the gate's day, and with what must follow; null without one. */
  #said(): DayAndEnd | null {
    if (this.#settled) {
      const after = this.context.own.afterOn(this.#settled.knownDay);
      const day = constant(after.length, this.#settled.day);
      return { day, end: plus(day, after) };
    }
    if (this.#words.size === 0 || this.#wordDay === null) return null;
    const { own } = this.context;
    const day = this.#pool(own.rankOn(this.#wordDay));
    return { day, end: plus(day, own.afterOn(this.#wordDay)) };
  }

  /** What stands on a day is a floor from now on, and so is each of the parties' words said afresh on that day. @returns what stood */
  #hold(knownDay: number, parties: readonly string[] = [...this.#words.keys()]): Column {
    const { own } = this.context;
    const after = own.afterOn(knownDay);
    const stands = this.#said()?.end ?? own.at(knownDay).end;
    this.#stood = raised(this.#stood, stands, after);
    for (const party of parties) {
      const said = this.#words.get(party);
      if (!said || said.word.statedDay <= knownDay) continue;
      const afresh = this.#pool(own.rankOn(knownDay), (one) =>
        one === said ? saidAfresh(one.word, knownDay) : one.word,
      );
      this.#stood = raised(this.#stood, plus(afresh, after), after);
    }
    return stands;
  }

  #setBack(one: Extract<GateEvidence, { what: "refused" | "halted" | "resumed" | "appealed" }>): void {
    const { own, model } = this.context;
    const { knownDay } = one;
    const after = own.afterOn(knownDay);
    if (one.what === "resumed") {
      if (!this.#halt) return;
      const { stands, before } = this.#halt;
      this.#haltPath = raised(before, scaled(stands, 1, one.day - this.#halt.knownDay), after);
      this.#halt.isOver = true;
      return;
    }
    const stands = this.#hold(knownDay);
    const rank = own.rankOn(knownDay);
    if (one.what === "halted") {
      // Told again, a halt goes on since its first day.
      if (!this.#halt || this.#halt.isOver) this.#halt = { knownDay, stands, before: this.#haltPath, isOver: false };
      this.#haltPath = raised(this.#haltPath, plus(stands, time(model.halt, rank)), after);
      return;
    }
    const follow = own.followOn(knownDay, rank);
    const reapplied = time(model.reapplication, rank);
    const path = one.what === "refused" ? reapplied : this.#appeal(one, rank, reapplied);
    this.#isSponsorsAppeal = one.what === "appealed" && one.by === "sponsor";
    if (one.what === "refused" || this.#isSponsorsAppeal) this.#revoke();
    const end = scaled(plus(path, follow), 1, knownDay);
    if (one.what === "refused") {
      this.#reapplicationPath = raised(this.#reapplicationPath, end, after);
      // Told twice on a day it is one answer.
      this.#refusedDays.add(knownDay);
    } else {
      // A sponsor's appeal takes the place of the re-application that the refusal would need, and of no earlier appeal.
      if (this.#isSponsorsAppeal) this.#reapplicationPath = null;
      this.#appealPath = raised(this.#appealPath, end, after);
    }
    const known = this.#answerPath();
    if (known && (one.what === "refused" || this.#isSponsorsAppeal))
      this.#answers.push({ refusedTimes: this.#refusedDays.size, isAppealed: this.#isSponsorsAppeal, path: known });
  }

  /** What refusals and appeals leave to do. */
  #answerPath(): DayAndEnd | null {
    return laterOfAny(this.#reapplicationPath, this.#appealPath);
  }

  /** Days until the appeal has an answer and what it leaves to do is done; a grant that stays in force while works go on is none. */
  #appeal(
    { by, isStayed: isStayedNow }: { by: "sponsor" | "opponent"; isStayed: boolean },
    rank: Column,
    reapplied: Column,
  ): Column {
    const { model, chance, siteKey, gate, areWorksBegun } = this.context;
    const isWon = happens(chance, model.appealWon[by], siteKey, "appeal", gate.id);
    const decided = time(model.appeal, rank);
    // A further appeal lifts no stay.
    this.#isStayed ||= isStayedNow;
    const isInForce = by === "opponent" && this.#isClosed && areWorksBegun && !this.#isStayed;
    this.#granted = isInForce ? isWon.map((won) => 1 - won) : null;
    const isLostForSponsor = by === "sponsor" ? isWon.map((won) => 1 - won) : isWon;
    return where(isLostForSponsor, plus(decided, reapplied), decided);
  }
}

/** The later of what was there, if anything, and an end with what must follow its gate. */
function raised(known: DayAndEnd | null, end: Column, after: Column): DayAndEnd {
  const one = { day: minus(end, after), end };
  return known ? laterOf(known, one) : one;
}

const laterOfAny = (a: DayAndEnd | null, b: DayAndEnd | null) => (a && b ? laterOf(a, b) : (a ?? b));
const time = (days: DaysClass, rank: Column): Column => readLaw({ originDay: 0, ...days }, rank);
const nowhere = ({ draws }: Chance): Column => constant(draws, Number.POSITIVE_INFINITY);
