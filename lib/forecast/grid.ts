import { at, type Column, type Memory, type Words } from "./memory";
import { numberAt } from "./value-at";

/** Normal scores from −6.5 to 6.5 in equal cells; scores beyond are taken for the ends. */
const RANGE = 6.5;
const CELLS = 512;
const CELLS_PER_SCORE = CELLS / (2 * RANGE);
const CACHE_LIMIT = 512;
const cache = new Map<string, Float64Array>();

/** Where scores lie on the grid: the cell in the upper nine bits of a word, how far into it in the others. Index = draw. */
export type Positions = Words;

/** The grid positions of a column of scores. */
export function positionsOf(scores: Column, memory: Memory): Positions {
  const positions = memory.takeWords();
  memory.kernel.positionsOfScores(at(positions), at(scores), RANGE, scores.length);
  return positions;
}

/** The scores at which a function must be known to be put on the grid: the ends of all cells, and one more to either side. */
export const KNOTS: Float64Array = Float64Array.from(
  { length: CELLS + 3 },
  (_, i) => (i - 1) / CELLS_PER_SCORE - RANGE,
);

/**
 * A function of a normal score as a cubic per cell, through the four nearest knots: four coefficients a cell. For quantiles of durations
 * within about one part in 10⁶ (one in 10⁸ for a lognormal): far below the Monte Carlo error, and one quarter of the time of the quantile.
 */
export function cubicsOf(value: (z: number) => number): Float64Array {
  return cubicsThrough(KNOTS.map(value));
}

/** As `cubicsOf`, of the function's values at `KNOTS`. */
export function cubicsThrough(values: Float64Array): Float64Array {
  const cubics = new Float64Array(CELLS * 4);
  for (let i = 0; i < CELLS; i++) {
    const a = numberAt(values, i);
    const b = numberAt(values, i + 1);
    const c = numberAt(values, i + 2);
    const d = numberAt(values, i + 3);
    cubics[i * 4] = b;
    cubics[i * 4 + 1] = (-2 * a - 3 * b + 6 * c - d) / 6;
    cubics[i * 4 + 2] = (a - 2 * b + c) / 2;
    cubics[i * 4 + 3] = (-a + 3 * b - 3 * c + d) / 6;
  }
  return cubics;
}

/** `cubicsOf`, kept under `key`, which must always mean the same function. A bounded cache; it changes speed only. */
export function cubicsOnce(key: string, value: (z: number) => number): Float64Array {
  const known = cache.get(key);
  if (known) return known;
  const cubics = cubicsOf(value);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(key, cubics);
  return cubics;
}

/** What a cubic's value becomes: shift + scale·value, between `least` and `most`. */
export type Affine = { shift: number; scale: number; least: number; most: number };

/** Writes the function's value at the positions into `out`. */
export function readGrid(
  memory: Memory,
  cubics: Float64Array,
  positions: Positions,
  { shift, scale, least, most }: Affine,
  out: Column,
): void {
  memory.loadGrid(cubics);
  memory.kernel.readGrid(at(out), at(positions), shift, scale, least, most, out.length);
}
