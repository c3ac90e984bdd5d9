import type { IndicatorKind, MilestoneStep } from "@/lib/domain/vocabulary";

/** A gate by its record and the step that closes it. */
type NamedGate = { kind: IndicatorKind; key: string; step: MilestoneStep };

/** The id of a phase's gate, such as `p1.permit.building.granted`. Every id of a gate is made and read in this file. */
export const gateNodeId = (ordinal: number, { kind, key, step }: NamedGate): string =>
  `p${ordinal}.${kind}.${key}.${step}`;

/** The id of a gate of the whole site: the same in every phase, such as `permit.rca.granted`. */
export const siteGateId = ({ kind, key, step }: NamedGate): string => `${kind}.${key}.${step}`;

/** The ordinal of the phase that a gate belongs to; null for a gate of no phase. */
export function phaseOrdinalOf(id: string): number | null {
  const ordinal = /^p(\d+)\./.exec(id)?.[1];
  return ordinal === undefined ? null : Number(ordinal);
}
