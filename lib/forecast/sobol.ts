import { JOE_KUO } from "./sobol-directions";
import { valueAt } from "./value-at";

const BITS = 32;

/** Dimensions 0 … 63 exist. */
export const SOBOL_DIMENSIONS = JOE_KUO.length + 1;

const known: Uint32Array[] = [];

/**
 * The first `count` (a power of two) points of a Sobol dimension as 32-bit words with their bits reversed: the lowest bit is the point's
 * first binary digit. In binary order, not in Gray-code order; the first point is the origin. Kept for later calls, so not to be written to.
 */
export function reversedSobolPoints(dimension: number, count: number): Uint32Array {
  const kept = known[dimension];
  if (kept && kept.length >= count) return kept;
  const directions = directionNumbers(dimension);
  const points = new Uint32Array(count);
  for (let size = 1, k = 0; size < count; size *= 2, k++) {
    const direction = reverseBits(valueAt(directions, k));
    for (let i = 0; i < size; i++) points[size + i] = valueAt(points, i) ^ direction;
  }
  known[dimension] = points;
  return points;
}

/** The 32 direction numbers of a dimension, each a 32-bit fraction. Bratley and Fox, Algorithm 659 (1988). */
export function directionNumbers(dimension: number): Uint32Array {
  const out = new Uint32Array(BITS);
  const row = JOE_KUO[dimension - 1];
  if (row === undefined) {
    for (let k = 0; k < BITS; k++) out[k] = 1 << (BITS - 1 - k);
    return out;
  }
  const [coefficients = 0, ...initial] = row.split(" ").map(Number);
  const degree = initial.length;
  for (let k = 0; k < BITS; k++) {
    if (k < degree) {
      out[k] = valueAt(initial, k) << (BITS - 1 - k);
      continue;
    }
    const first = valueAt(out, k - degree);
    let word = first ^ (first >>> degree);
    for (let i = 1; i < degree; i++) if ((coefficients >>> (degree - 1 - i)) & 1) word ^= valueAt(out, k - i);
    out[k] = word;
  }
  return out;
}

/**
 * A nested uniform (Owen) scrambling by hashing: takes and gives words with reversed bits, so that each digit is flipped by a hash of the
 * digits before it and of `seed`. B. Burley, "Practical hash-based Owen scrambling", JCGT 9 (2020), with N. Vegdahl's constants.
 */
export function scramble(reversedWord: number, seed: number): number {
  let x = reversedWord;
  x ^= Math.imul(x, 0x3d20adea);
  x = (x + seed) | 0;
  x = Math.imul(x, (seed >>> 16) | 1);
  x ^= Math.imul(x, 0x05526c56);
  x ^= Math.imul(x, 0x53a22864);
  return x;
}

/** The bits of a 32-bit word in reverse order. */
export function reverseBits(word: number): number {
  let x = word;
  x = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1);
  x = ((x >>> 2) & 0x33333333) | ((x & 0x33333333) << 2);
  x = ((x >>> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4);
  x = ((x >>> 8) & 0x00ff00ff) | ((x & 0x00ff00ff) << 8);
  return (x >>> 16) | (x << 16);
}
