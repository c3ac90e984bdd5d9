import { valueAt } from "@/lib/forecast";
import { at, type Check, tryGate } from "./gate-properties.fixture";
import type { PhaseSchedule } from "./phase-schedule";
import { GRID_SIDE } from "./power-ways";
import { trySame } from "./same-schedule.fixture";
import { chanceOf } from "./schedule.fixture";
import type { GateEvidence, GateKind, SiteSchedule } from "./site-schedule";
import { simulateSchedule } from "./site-schedule-draws";
import { ASIDE, serviceOf, withPhase, withSupposedGates } from "./told-site.fixture";

/** How often a property was tried, and where it did not hold. */
export type Tried = { cases: number; broken: string[] };

const ROUNDING_DAYS = 1e-6;

const knownDayOf = ({ knownDay }: GateEvidence): number => knownDay;
const lastDayOf = (one: GateEvidence): number => (one.what === "word" ? one.word.statedDay : one.knownDay);

/**
 * Tries the properties that every schedule must have on one site, on paired draws: what is said of each gate of each open phase, against the
 * same day without it.
 * @param isTried which gates of a phase news is tried on, by their place; all by default
 */
export function tryProperties(
  given: SiteSchedule,
  draws: number,
  isTried: (gateIndex: number) => boolean = () => true,
): ReadonlyMap<string, Tried> {
  const site = withSupposedGates(given);
  const chance = chanceOf(site, draws);
  const tried = new Map<string, Tried>();
  const run = (one: SiteSchedule) => simulateSchedule(one, chance);
  /** `earlier` must nowhere be later than `later`. */
  const check: Check = (property, earlier, later, where) => {
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
  // What is told today is told after all that is known of the site: a gate done before a date was said earns no credit of it.
  const known = site.phases.flatMap(({ gates }) => gates.flatMap(({ evidence }) => evidence.map(knownDayOf)));
  const today = Math.max(...base.map(({ lookDay }) => lookDay), ...known) + 45;
  trySame(site, run, base, check);
  const hasDecision = site.phases.some(({ gates }) => gates.some(({ decision }) => decision !== null));
  /** The latest of the days stated and seen of a phase and of those that it waits for; null where one states none. */
  let latest: number | null = null;
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
    const isNumber = [...found.serviceDay].every(Number.isFinite) && !found.cancelledDay.some(Number.isNaN);
    check("4 every day is a number", [isNumber ? 0 : 1], [0], phase.id);
    check(
      "4 no service before the last look",
      found.serviceDay.map(() => found.lookDay),
      found.serviceDay,
      phase.id,
    );
    // Where power is there by another way, the connection may follow service.
    const hasOtherWay = phase.firstPowerDay !== null || phase.gates.some(({ kind }) => kind === "own_power");
    for (const one of found.gates)
      if (!(hasOtherWay && GRID_SIDE.includes(one.kind)) && !ASIDE.includes(one.kind as GateKind))
        check("4 no gate after service", one.day, found.serviceDay, `${phase.id} ${one.id}`);
    if (i > 0 && !phase.isIndependent)
      check("4 phases in order", (base[i - 1] as PhaseSchedule).serviceDay, found.serviceDay, phase.id);
    const days = [found.lookDay, ...phase.gates.flatMap(({ evidence }) => evidence.map(lastDayOf))];
    if (phase.word === null) latest = null;
    else if (isFirst) latest = Math.max(phase.word.statedDay, ...days);
    else if (latest !== null) latest = Math.max(latest, phase.word.statedDay, ...days);
    if (latest !== null) {
      // What a refusal for good ends has no day of service: the draw goes on with an application that nobody makes.
      const isServed = (d: number) => !hasDecision || found.cancelledDay[d] === Number.POSITIVE_INFINITY;
      const served = found.serviceDay.filter((_, d) => isServed(d));
      if (served.length > 0) check("4 P90 within 15 years", [at(served, 0.9)], [latest + 15 * 365.25], phase.id);
    }
    const looked = run(withPhase(site, phase.id, (one) => ({ ...one, lookDay: today })));
    for (let j = i; j < site.phases.length; j += 1)
      check("1d a look is never earlier", serviceOf(base, j), serviceOf(looked, j), phase.id);
    for (const [place, one] of phase.gates.entries()) {
      if (found.closed.has(one.id) || !isTried(place)) continue;
      tryGate({ site, base, phase, gate: one, i, run, check, day: today });
    }
  });
  return tried;
}
