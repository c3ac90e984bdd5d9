import type { RecordPhase } from "../records/record-set";
import type { PhaseNode, SiteNode } from "./nodes";

/** Adds a phase of this ordinal; one on record stays as it is, and one that an undone import had added is back. @returns whether it is new */
export function statePhase(site: SiteNode, record: RecordPhase): boolean {
  const known = phaseOf(site, record.ordinal);
  if (known) return bringBack(known);
  site.phases.push(newPhase(record, null));
  return true;
}

/** @returns whether the phase was gone by an undo, and is back */
export function bringBack(phase: PhaseNode): boolean {
  if (!phase.isUndone) return false;
  Object.assign(phase, { isUndone: false, isRetired: false, isBack: true });
  return true;
}

/** The phase of an ordinal; undefined when there is none. */
export const phaseOf = (site: SiteNode, ordinal: number) => site.phases.find((phase) => phase.ordinal === ordinal);

export function newPhase(fields: RecordPhase, addedBy: string | null): PhaseNode {
  const megawatts = fields.megawatts == null ? {} : { [fields.basis]: fields.megawatts };
  return {
    ...{ id: null, ordinal: fields.ordinal, fields, megawatts },
    ...{ sizeKnownOn: null, isRetired: false, isUndone: false, addedBy, revision: null, isBack: false },
  };
}
