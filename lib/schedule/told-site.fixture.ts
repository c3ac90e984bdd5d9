import { PRECEDING } from "./last-look";
import type { PhaseSchedule } from "./phase-schedule";
import { gate } from "./schedule.fixture";
import { type GateKind, gateKinds, type ScheduleGate, type SchedulePhase, type SiteSchedule } from "./site-schedule";

/** Kinds that may be asked of any phase: good and bad news on them is tried everywhere. */
const SUPPOSED: readonly GateKind[] = ["transformer", "agreement", "permit"];
/** A look at them is none at the phase. */
export const ASIDE: readonly GateKind[] = gateKinds.filter((kind) => !PRECEDING.includes(kind));

export const serviceOf = (found: readonly PhaseSchedule[], j: number): Float64Array =>
  (found[j] as PhaseSchedule).serviceDay;

export const withPhase = (
  site: SiteSchedule,
  id: string,
  change: (phase: SchedulePhase) => SchedulePhase,
): SiteSchedule => ({
  ...site,
  phases: site.phases.map((phase) => (phase.id === id ? change(phase) : phase)),
});

/** With a gate of each kind that may be asked of a phase. */
export function withSupposedGates(site: SiteSchedule): SiteSchedule {
  const phases = site.phases.map((phase) => {
    const missing = SUPPOSED.filter((kind) => !phase.gates.some((one) => one.kind === kind));
    return {
      ...phase,
      gates: [...phase.gates, ...missing.map((kind) => ({ ...gate(kind), id: `supposed ${phase.id} ${kind}` }))],
    };
  });
  return { ...site, phases };
}

/** The site with every gate of every phase changed. */
export const withGates = (site: SiteSchedule, change: (gate: ScheduleGate) => ScheduleGate): SiteSchedule => ({
  ...site,
  phases: site.phases.map((phase) => ({ ...phase, gates: phase.gates.map(change) })),
});
