import { survivingScore } from "./conditioning";
import { type Factors, PART_ON_SITE, PART_OWN } from "./factors";
import type { Column, Memory } from "./memory";
import type { TaskNode } from "./network";
import { logNormalUpper } from "./normal";
import type { Streams } from "./streams";
import { numberAt, valueAt } from "./value-at";

/** Work in progress that tells of the factors: it has lasted past the score `elapsedScore` of its class. */
export type Survivor = { elapsedScore: number; vendorFactor: TaskNode["vendorFactor"] };

/**
 * What several late nodes say of the causes they share. Draw d of the site and vendor factors is worth w_d = ∏ P(node i still going | factors),
 * and `rows` says which draw each draw takes after resampling by these weights (systematic resampling; Gordon, Salmond and Smith 1993), so
 * that columns stay unweighted. Without it the truncation of each node leaves the factors as they were before anything was seen.
 * `effectiveDraws` = (Σw)² / Σw² says how many draws carry the weight. Only parts of a total speak here: a total is the factor itself.
 */
export function rowsGivenSurvival(
  survivors: readonly Survivor[],
  factors: Factors,
  streams: Streams,
): { rows: Uint32Array; effectiveDraws: number } {
  const { draws } = streams;
  const logWeights = new Float64Array(draws);
  for (const survivor of survivors) {
    const threshold = noiseThreshold(survivor, factors);
    for (let d = 0; d < draws; d++) logWeights[d] = numberAt(logWeights, d) + logNormalUpper(threshold(d));
  }
  const top = logWeights.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const weights = logWeights.map((value) => Math.exp(value - top));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const squares = weights.reduce((sum, weight) => sum + weight * weight, 0);
  const offset = numberAt(streams.uniform("resampling"), 0);
  const rows = new Uint32Array(draws);
  let row = 0;
  // Summed in the order of `total`, so that the last row reaches all of it.
  let reached = numberAt(weights, 0);
  for (let d = 0; d < draws; d++) {
    const aim = ((d + offset) / draws) * total;
    while (reached < aim) reached += numberAt(weights, ++row);
    rows[d] = row;
  }
  return { rows: shuffled(rows, streams), effectiveDraws: (total * total) / squares };
}

/** Systematic resampling gives rows in ascending order; their order must not tell the replicates apart. */
function shuffled(rows: Uint32Array, streams: Streams): Uint32Array {
  const randomInputs = streams.uniform("resampling order");
  for (let i = rows.length - 1; i > 0; i--) {
    const j = Math.floor(numberAt(randomInputs, i) * (i + 1));
    const swapped = valueAt(rows, i);
    rows[i] = valueAt(rows, j);
    rows[j] = swapped;
  }
  return rows;
}

/**
 * Rewrites the noise of a part in progress as noise given the factors and that it is still going: ε ↦ ε given ε > threshold. Exact, where
 * truncating the whole score would count the factors' part of the survival twice.
 */
export function noiseGivenSurvival(noise: Column, survivor: Survivor, factors: Factors, memory: Memory): Column {
  const threshold = noiseThreshold(survivor, factors);
  const out = memory.takeColumn();
  noise.forEach((z, d) => {
    out[d] = survivingScore(threshold(d))(z);
  });
  return out;
}

/** The noise above which the part's score (0.6·S + 0.8·ε + w·G) / √(1 + w²) lies beyond the elapsed score, per draw. */
function noiseThreshold({ elapsedScore, vendorFactor }: Survivor, factors: Factors): (d: number) => number {
  const weight = vendorFactor?.weight ?? 0;
  const vendor = vendorFactor ? factors.vendor(vendorFactor) : null;
  const scaled = elapsedScore * Math.hypot(1, weight);
  return (d) => (scaled - PART_ON_SITE * numberAt(factors.site, d) - weight * (vendor?.[d] ?? 0)) / PART_OWN;
}
