import type { PhaseSchedule } from "./phase-schedule";
import { chanceOf } from "./schedule.fixture";
import type { GateEvidence, GateKind, ScheduleGate, SchedulePhase, SiteSchedule } from "./site-schedule";
import { simulateSchedule } from "./site-schedule-draws";
import { ASIDE, serviceOf } from "./told-site.fixture";
import { withEvidence } from "./with-evidence";

/** How "done today" and a refusal of today move the mean day of service, against "seen open" today; of a refusal null where nobody can refuse. */
export type Moves = {
  phaseId: string;
  gateId: string;
  kind: GateKind;
  doneDays: number;
  refusedDays: number | null;
  /** The share of draws that this gate alone decides while it is open. */
  decides: number;
  /** What else is last, beside it or without it, in which share of draws; most draws first. */
  others: [name: string, share: number][];
};

/** The kinds that somebody answers. */
const ANSWERED: readonly GateKind[] = ["permit", "agreement", "water"];

/**
 * Every gate of a site's open phases whose class share is at least `leastShare`, moved by good and bad news. A gate of the whole site counts once, in
 * the first phase that it holds up: it has one day a draw, and runs in no other race.
 */
export function evidenceMoves(site: SiteSchedule, draws: number, leastShare: number): Moves[] {
  const chance = chanceOf(site, draws);
  const base = simulateSchedule(site, chance);
  return site.phases.flatMap((phase, i) => {
    const racing = racingGates(site, i);
    return racing.flatMap((gate): Moves[] => {
      const { id, kind } = gate;
      const found = base[i] as PhaseSchedule;
      if (ASIDE.includes(kind) || found.closed.has(id)) return [];
      if (classShare(gate, racing, site) < leastShare) return [];
      const knownDay = found.lookDay + 45;
      const told = (news: GateEvidence) =>
        simulateSchedule(withEvidence(site, { phaseId: phase.id, gateId: id }, news), chance);
      const open = told({ what: "seen_open", knownDay });
      const done = told({ what: "done", knownDay, day: knownDay });
      const refused = ANSWERED.includes(kind) ? told({ what: "refused", knownDay }) : null;
      return [
        {
          ...{ phaseId: phase.id, gateId: id, kind },
          doneDays: meanOf(done, i) - meanOf(open, i),
          refusedDays: refused ? meanOf(refused, i) - meanOf(open, i) : null,
          ...whatIsLast(open, i, id),
        },
      ];
    });
  });
}

/** The gates in a phase's race: its own, without those of the whole site that a phase in front holds. */
function racingGates({ phases }: SiteSchedule, i: number): ScheduleGate[] {
  const inFront = new Set(
    phases.slice(0, i).flatMap(({ gates }) => gates.flatMap((one) => (one.isOfSite ? [one.id] : []))),
  );
  return (phases[i] as SchedulePhase).gates.filter(({ id, kind }) => kind !== "own_power" && !inFront.has(id));
}

/** How often a gate binds by class, if the phase needs all that it may need: gates of a kind have its share together. */
function classShare(
  { kind }: ScheduleGate,
  racing: readonly ScheduleGate[],
  { model: { shares } }: SiteSchedule,
): number {
  const kinds = [...new Set(racing.map((one) => one.kind))];
  const total = kinds.reduce((sum, one) => sum + shares[one], shares.rest);
  return shares[kind] / racing.filter((one) => one.kind === kind).length / total;
}

const meanOf = (found: PhaseSchedule[], i: number) => {
  const days = serviceOf(found, i);
  return days.reduce((sum, day) => sum + day, 0) / days.length;
};

function whatIsLast(found: PhaseSchedule[], i: number, id: string): Pick<Moves, "decides" | "others"> {
  const { gates, serviceDay } = found[i] as PhaseSchedule;
  const front = found[i - 1]?.serviceDay;
  const counts = new Map<string, number>();
  let alone = 0;
  serviceDay.forEach((day, d) => {
    const last = gates.flatMap((one) => (one.end[d] === day ? [one.id] : []));
    if (front?.[d] === day) last.push("the phase in front");
    if (last.length === 0) last.push("closing");
    if (last.length === 1 && last[0] === id) alone += 1;
    for (const one of last) if (one !== id) counts.set(one, (counts.get(one) ?? 0) + 1);
  });
  const others = [...counts].sort(([, a], [, b]) => b - a);
  const draws = serviceDay.length;
  return { decides: alone / draws, others: others.map(([name, count]) => [name, count / draws]) };
}
