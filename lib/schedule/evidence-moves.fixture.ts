import type { PhaseSchedule } from "./phase-schedule";
import { chanceOf } from "./schedule.fixture";
import type { GateEvidence, GateKind, SiteSchedule } from "./site-schedule";
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
};

/** The kinds that somebody answers. */
const ANSWERED: readonly GateKind[] = ["permit", "agreement", "water"];

/** Every gate of a site's open phases whose class share is at least `leastShare`, moved by good and bad news. */
export function evidenceMoves(site: SiteSchedule, draws: number, leastShare: number): Moves[] {
  const chance = chanceOf(site, draws);
  const base = simulateSchedule(site, chance);
  return site.phases.flatMap((phase, i) =>
    phase.gates.flatMap(({ id, kind }): Moves[] => {
      const found = base[i] as PhaseSchedule;
      if (ASIDE.includes(kind) || found.closed.has(id) || site.model.shares[kind] < leastShare) return [];
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
