import type { GateEvidence, SchedulePhase, SiteSchedule } from "./site-schedule";

/** A gate of a phase. */
export type GateOfPhase = { phaseId: string; gateId: string };

/** The site as it would be read with more evidence on a gate: of that phase, or, of the whole site, wherever it stands. */
export function withEvidence(
  site: SiteSchedule,
  { phaseId, gateId }: GateOfPhase,
  ...more: GateEvidence[]
): SiteSchedule {
  const isOfSite = site.phases.some(({ gates }) => gates.some(({ id, isOfSite }) => id === gateId && isOfSite));
  const withMore = ({ gates }: SchedulePhase) =>
    gates.map((gate) => (gate.id === gateId ? { ...gate, evidence: [...gate.evidence, ...more] } : gate));
  const phases = site.phases.map((phase) =>
    isOfSite || phase.id === phaseId ? { ...phase, gates: withMore(phase) } : phase,
  );
  return { ...site, phases };
}
