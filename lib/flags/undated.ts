import type { PhaseFacts } from "./phase-facts";
import type { FlagThresholds } from "./thresholds";

/**
 * Whether nobody has stated a date of service that stands, though works have begun or the load is at least `flag_undated_mw`: no rule about a date can speak of
 * such a phase, so it is listed. Taking back what the party said never takes it off the list.
 */
export const isUndated = (
  { latestPromise, latestEstimate, worksDay, megawatts }: PhaseFacts,
  { flag_undated_mw }: Pick<FlagThresholds, "flag_undated_mw">,
): boolean =>
  latestPromise === null && latestEstimate === null && (worksDay !== null || (megawatts ?? 0) >= flag_undated_mw);
