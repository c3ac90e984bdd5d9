import { numberAt, valueAt } from "@/lib/forecast/value-at";
import { seededUniforms } from "./seeded-uniforms";

/** One case scored by a model and by what it is compared with; cases of one cluster (a project, a site) depend on each other. */
export type PairedScore = { cluster: string; score: number; reference: number };

/** Scores beside those of what they are compared with, case by case; `clusters` names the cluster of each. */
export const pairedScores = (
  clusters: readonly string[],
  scores: readonly number[],
  references: readonly number[],
): PairedScore[] =>
  clusters.map((cluster, i) => ({ cluster, score: valueAt(scores, i), reference: valueAt(references, i) }));

export type Skill = {
  /** 1 − ΣS/ΣS_ref: 1 is perfect, 0 no better, negative worse. Null when the reference never erred. */
  skill: number | null;
  /** 95 % interval; null with fewer than two clusters or when the reference never erred. */
  interval: [low: number, high: number] | null;
  meanScore: number;
  meanReference: number;
  n: number;
  clusters: number;
};

type ClusterSums = { score: number; reference: number };

/**
 * Skill against the reference with the 2.5 % and 97.5 % points of a bootstrap that resamples whole clusters (Efron and Tibshirani 1993, ch. 13).
 * The same `seed` gives the same interval. O(replicates × clusters). Null without pairs.
 */
export function skillOf(
  pairs: readonly PairedScore[],
  { replicates = 2000, seed = 1 }: { replicates?: number; seed?: number } = {},
): Skill | null {
  if (pairs.length === 0) return null;
  const sums = [...sumsByCluster(pairs).values()];
  const total = { score: 0, reference: 0 };
  for (const { score, reference } of sums) {
    total.score += score;
    total.reference += reference;
  }
  const n = pairs.length;
  return {
    skill: total.reference === 0 ? null : 1 - total.score / total.reference,
    interval: total.reference === 0 || sums.length < 2 ? null : bootstrapInterval(sums, replicates, seed),
    meanScore: total.score / n,
    meanReference: total.reference / n,
    n,
    clusters: sums.length,
  };
}

function sumsByCluster(pairs: readonly PairedScore[]): Map<string, ClusterSums> {
  const byCluster = new Map<string, ClusterSums>();
  for (const { cluster, score, reference } of pairs) {
    const sum = byCluster.get(cluster) ?? { score: 0, reference: 0 };
    sum.score += score;
    sum.reference += reference;
    byCluster.set(cluster, sum);
  }
  return byCluster;
}

function bootstrapInterval(sums: readonly ClusterSums[], replicates: number, seed: number): [number, number] {
  const uniform = seededUniforms(seed);
  const skills = new Float64Array(replicates);
  for (let replicate = 0; replicate < replicates; replicate++) {
    let score = 0;
    let reference = 0;
    for (let i = 0; i < sums.length; i++) {
      const sum = sums[Math.floor(uniform() * sums.length)] as ClusterSums;
      score += sum.score;
      reference += sum.reference;
    }
    // A resample in which the reference never errs: worse without bound, or equal.
    skills[replicate] = reference === 0 ? (score === 0 ? 0 : Number.NEGATIVE_INFINITY) : 1 - score / reference;
  }
  skills.sort();
  return [quantile(skills, 0.025), quantile(skills, 0.975)];
}

/** Type 7 quantile of sorted numbers. */
function quantile(sorted: Float64Array, p: number): number {
  const rank = (sorted.length - 1) * p;
  const low = Math.floor(rank);
  const below = numberAt(sorted, low);
  const above = sorted[low + 1] ?? below;
  return rank === low || above === below ? below : below + (above - below) * (rank - low);
}
