import type { RecordPhase } from "../records/record-set";
import type { PhaseNode, SiteNode } from "./nodes";

/** Adds a phase of this ordinal; one on record stays as it is. @returns whether it is new */
export function statePhase(site: SiteNode, record: RecordPhase): boolean {
  if (phaseOf(site, record.ordinal)) return false;
  site.phases.push(newPhase(record, null));
  return true;
}

/** The phase of an ordinal; undefined when there is none. */
export const phaseOf = (site: SiteNode, ordinal: number) => site.phases.find((phase) => phase.ordinal === ordinal);

export function newPhase(fields: RecordPhase, addedBy: string | null): PhaseNode {
  const megawatts = fields.megawatts == null ? {} : { [fields.basis]: fields.megawatts };
  return {
    ...{ id: null, ordinal: fields.ordinal, fields, megawatts },
    ...{ sizeKnownOn: null, isRetired: false, addedBy, revision: null, isBack: false },
  };
}
