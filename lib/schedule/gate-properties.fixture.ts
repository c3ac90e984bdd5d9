import { numberAt, quantileOf } from "@/lib/forecast";
import { readLaw, wordLaw } from "./laws";
import type { PhaseSchedule } from "./phase-schedule";
import { saidAfresh } from "./said-afresh";
import { slip } from "./schedule.fixture";
import type { GateEvidence, GateKind, ScheduleGate, SchedulePhase, SiteSchedule, Word } from "./site-schedule";
import { ASIDE, serviceOf, withGates } from "./told-site.fixture";
import { withEvidence } from "./with-evidence";

/** What a quantile of a few hundred draws may be out by: 1c speaks of the distribution. */
const QUANTILE_DAYS = 0.5;
const TENTHS = [0.1, 0.5, 0.8, 0.9];
const LATER_DAYS = [30, 365, 1500];

/**
 * 1c of a word that joins another's. The pool of both is read at the ranks of the new word's day, so that the old word comes to lie beside the rest of the
 * schedule in another order: on 3,000 sites at random that made a high quantile later in 14 of 4,666 cases, by up to 197 days. Against the old word read
 * on that same day it did in none, and of the 273 cases of the seed's open phases in none either.
 */
export const BESIDE_SEEN_OPEN = "1c an earlier word beside another's is not later than seen open";

type Said = Extract<GateEvidence, { what: "word" }>;

/** Checks that `earlier` is in no draw later than `later`. */
export type Check = (
  property: string,
  earlier: Float64Array | number[],
  later: Float64Array | number[],
  where: string,
) => void;

/** A quantile of the days of the draws. */
export const at = (column: Float64Array, p: number): number => quantileOf(column.slice().sort(), p);

type Trial = {
  site: SiteSchedule;
  base: readonly PhaseSchedule[];
  phase: SchedulePhase;
  gate: ScheduleGate;
  i: number;
  day: number;
  run: (site: SiteSchedule) => PhaseSchedule[];
  check: Check;
};

/** What is said of one gate of one phase, against the same day without it. */
export function tryGate({ site, base, phase, gate: one, i, day, run, check }: Trial): void {
  const { id, evidence } = one;
  const where = `${phase.id} ${id}`;
  const told = (...news: GateEvidence[]) => run(withEvidence(site, { phaseId: phase.id, gateId: id }, ...news));
  const open = told({ what: "seen_open", knownDay: day });
  const done = told({ what: "done", knownDay: day, day });
  const cancelled = (one: PhaseSchedule[], j: number) => [share((one[j] as PhaseSchedule).cancelledDay)];
  for (let j = i; j < site.phases.length; j += 1) {
    check("1a done is not later than seen open", serviceOf(done, j), serviceOf(open, j), where);
    check("1a done does not raise cancellation", cancelled(done, j), cancelled(open, j), where);
    check("1d a gate seen open is never earlier", serviceOf(base, j), serviceOf(open, j), where);
  }
  if (ASIDE.includes(one.kind)) return;
  const known = lastWord(evidence, day);
  const isOfController = known?.isOfController ?? false;
  const standing = known?.word ?? wordOf(phase, day, 300);
  const promised = (word: Word): GateEvidence => ({
    ...{ what: "word", knownDay: day, word: saidAfresh(word, day) },
    isOfController,
  });
  const held = told(promised(standing));
  for (const days of LATER_DAYS) {
    const moved = told(promised({ ...standing, statedDay: standing.statedDay + days }));
    for (let j = i; j < site.phases.length; j += 1)
      check("1b a later word is not earlier", serviceOf(held, j), serviceOf(moved, j), where);
  }
  const before: GateEvidence[] = known
    ? []
    : [{ what: "word", knownDay: day - 20, word: { ...standing, saidDay: day - 20 }, isOfController: false }];
  const heldOn = told(...before, promised(standing));
  for (const { name, news } of badNews(one, day)) {
    const broken = told(...before, ...news);
    for (let j = i; j < site.phases.length; j += 1)
      check(`1b ${name} is not earlier than the word held`, serviceOf(heldOn, j), servedOf(broken, j), where);
    const alone = before.length > 0 ? told(...news) : broken;
    check(`1b ${name} is not earlier than seen open`, serviceOf(open, i), servedOf(alone, i), where);
    for (let j = i; j < site.phases.length; j += 1)
      check("1b bad news does not lower cancellation", cancelled(open, j), cancelled(alone, j), where);
  }
  tryEnds({ told, kind: one.kind, i, day, check, where });
  // Refusals that a base rate draws come after a word as after the gate's own term, and mix its highest days into any quantile of service.
  const bare = (news: GateEvidence) => {
    if (!one.decision) return told(news);
    const undecided = withGates(site, (other) => (other.id === id ? { ...other, decision: null } : other));
    return run(withEvidence(undecided, { phaseId: phase.id, gateId: id }, news));
  };
  const unnamed = one.decision ? bare({ what: "seen_open", knownDay: day }) : open;
  const own = (unnamed[i] as PhaseSchedule).gates.find((other) => other.id === id)?.day;
  if (!own) return;
  const beside = wordsBeside(evidence, isOfController);
  const high = (found: readonly PhaseSchedule[]) => TENTHS.slice(1).map((p) => at(serviceOf(found, i), p));
  const checkNotLater = (property: string, found: readonly PhaseSchedule[], than: readonly PhaseSchedule[]) =>
    check(
      property,
      high(found).map((day) => day - QUANTILE_DAYS),
      high(than),
      where,
    );
  for (const ahead of [60, 200, 400, 700]) {
    const word = wordOf(phase, day, ahead);
    const law = wordLaw(word, site.model.farDays);
    const isEarlier = (than: Float64Array) =>
      TENTHS.every((p) => numberAt(readLaw(law, Float64Array.of(p), day), 0) < at(than, p));
    if (!isEarlier(own)) continue;
    const said = bare(promised({ ...word, party: "somebody new" }));
    const last = beside.at(-1);
    if (!last) {
      checkNotLater("1c an earlier word moves no high quantile later", said, unnamed);
      continue;
    }
    checkNotLater(BESIDE_SEEN_OPEN, said, unnamed);
    const readAgain = bare({ ...last, knownDay: day });
    const pooled = (readAgain[i] as PhaseSchedule).gates.find((other) => other.id === id)?.day;
    if (pooled && isEarlier(pooled))
      checkNotLater("1c an earlier word beside another's moves no high quantile later", said, readAgain);
  }
}

type Ends = Pick<Trial, "i" | "day" | "check"> & {
  told: (...news: GateEvidence[]) => PhaseSchedule[];
  kind: GateKind;
  where: string;
};

/** Bad news that ends is not later than bad news that lasts. */
function tryEnds({ told, kind, i, day, check, where }: Ends): void {
  const until = day + 200;
  const halted: GateEvidence = { what: "halted", knownDay: day };
  const resumed = (on: number): GateEvidence => ({ what: "resumed", knownDay: on, day: on });
  const seen: GateEvidence = { what: "seen_open", knownDay: until };
  const soon = told(halted, resumed(day + 90), seen);
  check(
    "5 a halt resumed is not later than one that lasts",
    serviceOf(soon, i),
    serviceOf(told(halted, resumed(until)), i),
    where,
  );
  if (kind === "works" || kind === "grid" || kind === "transformer") return;
  const appealed: GateEvidence[] = [
    { what: "refused", knownDay: day },
    { what: "appealed", knownDay: day + 30, by: "sponsor", isStayed: false },
  ];
  const pending = told(...appealed, seen);
  for (const what of ["done", "begun"] as const)
    check(
      "5 a sponsor's appeal that was won is not later than a pending one",
      serviceOf(told(...appealed, { what, knownDay: until, day: until }), i),
      serviceOf(pending, i),
      where,
    );
}

const share = (cancelledDay: Float64Array) =>
  cancelledDay.reduce((sum, day) => sum + Number(day < Number.POSITIVE_INFINITY), 0) / cancelledDay.length;
/** The day of service; never in a draw that a refusal with no try left ends. */
function servedOf(found: readonly PhaseSchedule[], j: number): Float64Array {
  const { serviceDay, isDenied } = found[j] as PhaseSchedule;
  return serviceDay.map((day, d) => (isDenied[d] === 1 ? Number.POSITIVE_INFINITY : day));
}

type BadNews = { name: string; news: GateEvidence[] };

/**
 * An opponent's appeal says that there was a grant: news, and no bad one, of a gate that a base rate has refused in many draws. A sponsor's takes the
 * place of the re-application that an earlier refusal would need.
 */
function badNews({ kind, decision, evidence }: ScheduleGate, knownDay: number): BadNews[] {
  const told = (what: "refused" | "halted" | "deferred"): BadNews => ({ name: what, news: [{ what, knownDay }] });
  const appealed = (by: "sponsor" | "opponent"): GateEvidence => ({ what: "appealed", knownDay, by, isStayed: false });
  if (kind === "works") return [told("halted")];
  const refused = told("refused");
  const all = [refused, told("halted"), told("deferred")];
  const isAnswered = kind === "permit" || kind === "water" || kind === "agreement";
  if (isAnswered && !evidence.some(({ what }) => what === "refused"))
    all.push({ name: "refused and appealed by the sponsor", news: [...refused.news, appealed("sponsor")] });
  if ((kind === "permit" || kind === "water") && decision === null)
    all.push({ name: "appealed", news: [appealed("opponent")] });
  return all;
}

const wordOf = ({ word }: SchedulePhase, saidDay: number, ahead: number): Word => ({
  ...{ party: "somebody", saidDay, statedDay: saidDay + ahead, ageYears: 0 },
  slip: word?.slip ?? slip,
});

/** The last word that still stands, for a day that lies ahead: a party's older word, or one withdrawn, is none to hold. */
const lastWord = (evidence: readonly GateEvidence[], day: number): Said | null =>
  standingWords(evidence).findLast(({ word }) => word.statedDay > day) ?? null;

/** The words that a further one would be read together with: of who controls the gate alone, where one speaks; none where the further one is not read. */
function wordsBeside(evidence: readonly GateEvidence[], isOfController: boolean): Said[] {
  const words = standingWords(evidence);
  const controlling = words.filter((one) => one.isOfController);
  if (isOfController) return controlling;
  return controlling.length > 0 ? [] : words;
}

/** Each party's last word since the gate was last done, in their order. */
function standingWords(evidence: readonly GateEvidence[]): Said[] {
  const words = new Map<string, Said>();
  for (const one of evidence) {
    if (one.what === "done") words.clear();
    if (one.what === "word_withdrawn") words.delete(one.party);
    if (one.what !== "word") continue;
    words.delete(one.word.party);
    words.set(one.word.party, one);
  }
  return [...words.values()];
}
