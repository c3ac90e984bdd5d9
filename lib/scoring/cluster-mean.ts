import { valueAt } from "@/lib/forecast/value-at";
import { skillOf } from "./skill";

/** A mean over cases with its 95 % interval; null with fewer than two clusters. */
export type ClusterMean = { mean: number; interval: [low: number, high: number] | null };

/**
 * The mean of `values` with the 2.5 % and 97.5 % points of the bootstrap of `skillOf`, which resamples whole clusters: a mean is the skill of
 * 1 − value against 1. `clusters` names the cluster of each value. Null without values.
 */
export function clusterMean(
  values: readonly number[],
  clusters: readonly string[],
  { seed = 1 }: { seed?: number } = {},
): ClusterMean | null {
  const pairs = clusters.map((cluster, i) => ({ cluster, score: 1 - valueAt(values, i), reference: 1 }));
  const skill = skillOf(pairs, { seed });
  return skill && { mean: 1 - skill.meanScore, interval: skill.interval };
}
