import { type PairedScore, type Skill, skillOf } from "@/lib/scoring/skill";

/**
 * How many of its own observations a group's class mean is worth: variance within groups over variance between them. 6 was the best of those tried out of
 * time on ERCOT's developers, without a gain over no adjustment: the archive's scores decide.
 */
export const SHRINKAGE_KAPPA = 6;

export type AdjustmentVerdict = {
  /** Whether the adjustment may be used. */
  helps: boolean;
  /** Its skill over the unadjusted forecast; null without pairs. */
  gain: Skill | null;
};

/** Fewer clusters than this decide nothing. */
const LEAST_CLUSTERS = 10;

/**
 * Whether an adjustment (of a source, of an operator) may be used: only when the archive scored it, `score` with and `reference` without it on the same
 * cases, and the whole 95 % bootstrap interval of its gain lies above zero, over at least ten clusters. Otherwise the class stands.
 */
export function adjustmentHelps(pairs: readonly PairedScore[]): AdjustmentVerdict {
  const gain = skillOf(pairs);
  const helps = gain !== null && gain.clusters >= LEAST_CLUSTERS && gain.interval !== null && gain.interval[0] > 0;
  return { helps, gain };
}
