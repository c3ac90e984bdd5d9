import { numberAt, quantileOf, valueAt } from "@/lib/forecast";
import type { Chance } from "./chance";
import { readLaw, wordLaw } from "./laws";
import type { PhaseSchedule } from "./phase-schedule";
import { chanceOf, gate, slip } from "./schedule.fixture";
import type { GateEvidence, GateKind, ScheduleGate, SchedulePhase, SiteSchedule, Word } from "./site-schedule";
import { simulateSchedule } from "./site-schedule-draws";
import { withEvidence } from "./with-evidence";

/** How often a property was tried, and where it did not hold. */
export type Tried = { cases: number; broken: string[] };
export type Simulate = (site: SiteSchedule, chance: Chance) => PhaseSchedule[];

const ROUNDING_DAYS = 1e-6;
/** Kinds that may be asked of any phase: good and bad news on them is tried everywhere. */
const SUPPOSED: readonly GateKind[] = ["transformer", "agreement", "permit"];
/** Power does not wait for them, or nobody's look at them is a look at the phase. */
const ASIDE: readonly GateKind[] = ["power_contract", "machines", "own_power"];
const TENTHS = [0.1, 0.5, 0.8, 0.9];
const LATER_DAYS = [30, 365, 1500];

const sortedDays = (column: Float64Array) => column.slice().sort();
const at = (column: Float64Array, p: number) => quantileOf(sortedDays(column), p);

/**
 * Tries the properties that every schedule must have on one site, on paired draws: what is said of each gate of each open phase, against the
 * same day without it.
 */
export function tryProperties(
  given: SiteSchedule,
  draws: number,
  simulate: Simulate = simulateSchedule,
): ReadonlyMap<string, Tried> {
  const site = withSupposedGates(given);
  const chance = chanceOf(site, draws);
  const tried = new Map<string, Tried>();
  const run = (one: SiteSchedule) => simulate(one, chance);
  /** `earlier` must nowhere be later than `later`. */
  const check = (property: string, earlier: Float64Array | number[], later: Float64Array | number[], where: string) => {
    const known = tried.get(property) ?? { cases: 0, broken: [] };
    tried.set(property, known);
    known.cases += 1;
    let worst = 0;
    earlier.forEach((day: number, d: number) => {
      const other = valueAt(later, d);
      if (day - other > worst) worst = day - other;
    });
    if (worst > ROUNDING_DAYS || earlier.some((day: number) => Number.isNaN(day)))
      known.broken.push(`${where}: ${worst.toFixed(1)} days`);
  };
  const base = run(site);
  site.phases.forEach((phase, i) => {
    const found = base[i] as PhaseSchedule;
    const isFirst = i === 0 || phase.isIndependent;
    const isBare = phase.gates.every(
      ({ evidence, chance: needed, decision }) => evidence.length === 0 && needed === 1 && !decision,
    );
    if (isFirst && isBare && phase.firstPowerDay === null) {
      check("3 without evidence service is the view's", found.serviceDay, found.view.at(found.lookDay), phase.id);
      check("3 without evidence service is the view's", found.view.at(found.lookDay), found.serviceDay, phase.id);
    }
    check(
      "4 no service before the last look",
      found.serviceDay.map(() => found.lookDay),
      found.serviceDay,
      phase.id,
    );
    const hasOwnWay = phase.gates.some(({ kind }) => kind === "own_power");
    for (const one of found.gates)
      if (!hasOwnWay && !ASIDE.includes(one.kind as GateKind))
        check("4 no gate after service", one.day, found.serviceDay, `${phase.id} ${one.id}`);
    if (i > 0 && !phase.isIndependent)
      check("4 phases in order", (base[i - 1] as PhaseSchedule).serviceDay, found.serviceDay, phase.id);
    if (phase.word) {
      const stated = Math.max(
        phase.word.statedDay,
        found.lookDay,
        ...phase.gates.flatMap(({ evidence }) => evidence.map(lastDayOf)),
      );
      check("4 P90 within 15 years", [at(found.serviceDay, 0.9)], [stated + 15 * 365.25], phase.id);
    }
    const today = found.lookDay + 45;
    const looked = run(withPhase(site, phase.id, (one) => ({ ...one, lookDay: today })));
    for (let j = i; j < site.phases.length; j += 1)
      check("1d a look is never earlier", serviceOf(base, j), serviceOf(looked, j), phase.id);
    for (const one of phase.gates) {
      if (ASIDE.includes(one.kind) || found.closed.has(one.id)) continue;
      tryGate({ site, phase, gate: one, i, run, check, day: today });
    }
  });
  return tried;
}

type Trial = {
  site: SiteSchedule;
  phase: SchedulePhase;
  gate: ScheduleGate;
  i: number;
  day: number;
  run: (site: SiteSchedule) => PhaseSchedule[];
  check: (property: string, earlier: Float64Array | number[], later: Float64Array | number[], where: string) => void;
};

function tryGate({ site, phase, gate: one, i, day, run, check }: Trial): void {
  const { id, evidence } = one;
  const where = `${phase.id} ${id}`;
  const told = (...news: GateEvidence[]) => run(withEvidence(site, { phaseId: phase.id, gateId: id }, ...news));
  const open = told({ what: "seen_open", knownDay: day });
  const done = told({ what: "done", knownDay: day, day });
  const cancelled = (one: PhaseSchedule[], j: number) => [share((one[j] as PhaseSchedule).cancelledDay)];
  for (let j = i; j < site.phases.length; j += 1) {
    check("1a done is not later than seen open", serviceOf(done, j), serviceOf(open, j), where);
    check("1a done does not raise cancellation", cancelled(done, j), cancelled(open, j), where);
  }
  const standing = lastWord(evidence, day) ?? wordOf(phase, day, 300);
  const promised = (word: Word): GateEvidence => ({
    what: "word",
    knownDay: day,
    word: { ...word, saidDay: day },
    isOfController: false,
  });
  const held = told(promised(standing));
  for (const days of LATER_DAYS) {
    const moved = told(promised({ ...standing, statedDay: standing.statedDay + days }));
    for (let j = i; j < site.phases.length; j += 1)
      check("1b a later word is not earlier", serviceOf(held, j), serviceOf(moved, j), where);
  }
  const before: GateEvidence[] = lastWord(evidence, day)
    ? []
    : [{ what: "word", knownDay: day - 20, word: { ...standing, saidDay: day - 20 }, isOfController: false }];
  const heldOn = told(...before, promised(standing));
  for (const bad of badNews(one, day)) {
    const broken = told(...before, bad);
    for (let j = i; j < site.phases.length; j += 1)
      check(`1b ${bad.what} is not earlier than the word held`, serviceOf(heldOn, j), serviceOf(broken, j), where);
    check(`1b ${bad.what} is not earlier than seen open`, serviceOf(open, i), serviceOf(told(bad), i), where);
  }
  const own = (open[i] as PhaseSchedule).gates.find((other) => other.id === id)?.day;
  if (!own) return;
  for (const ahead of [60, 200, 400, 700]) {
    const word = wordOf(phase, day, ahead);
    const law = wordLaw(word, site.model.farDays);
    const isEarlier = TENTHS.every((p) => numberAt(readLaw(law, Float64Array.of(p), day), 0) < at(own, p));
    if (!isEarlier) continue;
    const said = serviceOf(told(promised({ ...word, party: "somebody new" })), i);
    const unsaid = serviceOf(open, i);
    const high = TENTHS.slice(1);
    check(
      "1c an earlier word moves no high quantile later",
      high.map((p) => at(said, p)),
      high.map((p) => at(unsaid, p)),
      where,
    );
  }
}

/** How "done today" and a refusal of today move the mean day of service, against "seen open" today; of a refusal null where nobody can refuse. */
export type Moves = {
  phaseId: string;
  gateId: string;
  kind: GateKind;
  doneDays: number;
  refusedDays: number | null;
  /** The share of draws that this gate alone decides while it is open. */
  decides: number;
};

/** The kinds that somebody answers. */
const ANSWERED: readonly GateKind[] = ["permit", "agreement", "water"];

/** Every gate of a site's open phases whose class share is at least `leastShare`, moved by good and bad news. */
export function evidenceMoves(
  site: SiteSchedule,
  draws: number,
  leastShare: number,
  simulate: Simulate = simulateSchedule,
): Moves[] {
  const chance = chanceOf(site, draws);
  const base = simulate(site, chance);
  return site.phases.flatMap((phase, i) =>
    phase.gates.flatMap(({ id, kind }): Moves[] => {
      const found = base[i] as PhaseSchedule;
      if (ASIDE.includes(kind) || found.closed.has(id) || site.model.shares[kind] < leastShare) return [];
      const knownDay = found.lookDay + 45;
      const told = (news: GateEvidence) =>
        simulate(withEvidence(site, { phaseId: phase.id, gateId: id }, news), chance);
      const open = told({ what: "seen_open", knownDay });
      const done = told({ what: "done", knownDay, day: knownDay });
      const refused = ANSWERED.includes(kind) ? told({ what: "refused", knownDay }) : null;
      return [
        {
          ...{ phaseId: phase.id, gateId: id, kind },
          doneDays: meanOf(done, i) - meanOf(open, i),
          refusedDays: refused ? meanOf(refused, i) - meanOf(open, i) : null,
          decides: shareDecided(open, i, id),
        },
      ];
    }),
  );
}

const meanOf = (found: PhaseSchedule[], i: number) => {
  const days = serviceOf(found, i);
  return days.reduce((sum, day) => sum + day, 0) / days.length;
};

function shareDecided(found: PhaseSchedule[], i: number, id: string): number {
  const { gates, serviceDay } = found[i] as PhaseSchedule;
  const front = found[i - 1]?.serviceDay;
  const isAlone = (day: number, d: number) =>
    front?.[d] !== day && gates.every(({ id: other, end }) => (end[d] === day) === (other === id));
  return serviceDay.reduce((sum, day, d) => sum + Number(isAlone(day, d)), 0) / serviceDay.length;
}

const share = (cancelledDay: Float64Array) =>
  cancelledDay.reduce((sum, day) => sum + Number(day < Number.POSITIVE_INFINITY), 0) / cancelledDay.length;
const serviceOf = (found: PhaseSchedule[], j: number): Float64Array => (found[j] as PhaseSchedule).serviceDay;

/** An appeal says that there was a grant: news, and no bad one, of a gate that a base rate has refused in many draws. */
function badNews({ kind, decision }: ScheduleGate, knownDay: number): GateEvidence[] {
  if (kind === "works") return [{ what: "halted", knownDay }];
  const isGranted = (kind === "permit" || kind === "water") && decision === null;
  const appealed: GateEvidence = { what: "appealed", knownDay, by: "opponent", isStayed: false };
  return [
    { what: "refused", knownDay },
    { what: "halted", knownDay },
    { what: "deferred", knownDay },
    ...(isGranted ? [appealed] : []),
  ];
}

const wordOf = ({ word }: SchedulePhase, saidDay: number, ahead: number): Word => ({
  ...{ party: "somebody", saidDay, statedDay: saidDay + ahead, ageYears: 0 },
  slip: word?.slip ?? slip,
});

function lastWord(evidence: readonly GateEvidence[], day: number): Word | null {
  const said = evidence.findLast((one) => one.what === "word" && one.word.statedDay > day);
  return said?.what === "word" ? said.word : null;
}

const lastDayOf = (one: GateEvidence): number => (one.what === "word" ? one.word.statedDay : one.knownDay);

const withPhase = (site: SiteSchedule, id: string, change: (phase: SchedulePhase) => SchedulePhase): SiteSchedule => ({
  ...site,
  phases: site.phases.map((phase) => (phase.id === id ? change(phase) : phase)),
});

/** With a gate of each kind that may be asked of a phase. */
function withSupposedGates(site: SiteSchedule): SiteSchedule {
  const phases = site.phases.map((phase) => {
    const missing = SUPPOSED.filter((kind) => !phase.gates.some((one) => one.kind === kind));
    return {
      ...phase,
      gates: [...phase.gates, ...missing.map((kind) => ({ ...gate(kind), id: `supposed ${phase.id} ${kind}` }))],
    };
  });
  return { ...site, phases };
}
