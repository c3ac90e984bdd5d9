import { seededUniforms } from "./seeded-uniforms";

/**
 * The standard deviation of each figure of a statistic over a bootstrap that resamples whole clusters (Efron and Tibshirani 1993, ch. 6). Replicates in
 * which a figure is null are left out of it. The same `seed` gives the same figures. Null for a figure with fewer than two clusters or replicates.
 * O(replicates × cost of the statistic).
 */
export function clusterSpread<Case>(
  clusters: readonly (readonly Case[])[],
  statistic: (cases: readonly Case[]) => (number | null)[],
  { replicates = 1000, seed = 1 }: { replicates?: number; seed?: number } = {},
): (number | null)[] {
  const figures = statistic(clusters.flat()).length;
  if (clusters.length < 2) return Array.from({ length: figures }, () => null);
  const uniform = seededUniforms(seed);
  const found = Array.from({ length: replicates }, () =>
    statistic(clusters.flatMap(() => clusters[Math.floor(uniform() * clusters.length)] ?? [])),
  );
  return Array.from({ length: figures }, (_, i) => deviation(found.flatMap((one) => one[i] ?? [])));
}

function deviation(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
