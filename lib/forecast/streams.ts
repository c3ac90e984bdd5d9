import { normalQuantile } from "./normal";
import { philox4x32 } from "./philox";

/** Random columns, one number per draw, each addressed by a stable key. The same seed and key give the same column for ever. */
export type Streams = {
  draws: number;
  /** A new column of uniforms, strictly between 0 and 1. */
  uniform(...key: string[]): Float64Array;
  /** A new column of standard normal scores: the quantiles of `uniform(...key)`. */
  normal(...key: string[]): Float64Array;
  /** As `normal`, for a key that several nodes share: computed once and handed out again, so it must not be written to. */
  sharedNormal(...key: string[]): Float64Array;
};

/**
 * The random columns of one forecast. Nothing is consumed in sequence: draw d of a key is word d mod 4 of Philox block ⌊d/4⌋ under
 * that key, so adding, removing or reordering nodes leaves every other column as it was, and two sites that name the same factor get
 * the same column. `seed` is a uint32; `draws` the length of a column.
 */
export function createStreams(seed: number, draws: number): Streams {
  const shared = new Map<string, Float64Array>();
  const uniform = (...key: string[]) => uniformColumn(seed, JSON.stringify(key), draws);
  const normal = (...key: string[]) => {
    const column = uniform(...key);
    for (let d = 0; d < draws; d++) column[d] = normalQuantile(column[d] as number);
    return column;
  };
  const sharedNormal = (...key: string[]) => {
    const name = JSON.stringify(key);
    const column = shared.get(name) ?? normal(...key);
    shared.set(name, column);
    return column;
  };
  return { draws, uniform, normal, sharedNormal };
}

/** Uniforms (word + ½) / 2³²: never 0 or 1, so that every quantile of them is finite. */
function uniformColumn(seed: number, key: string, draws: number): Float64Array {
  const [keyWord, counterWord] = hashKey(key);
  const column = new Float64Array(draws);
  const block = new Uint32Array(4);
  for (let d = 0; d < draws; d += 4) {
    philox4x32(block, d / 4, counterWord, 0, 0, seed, keyWord);
    const lanes = Math.min(4, draws - d);
    for (let lane = 0; lane < lanes; lane++) column[d + lane] = ((block[lane] as number) + 0.5) / 4294967296;
  }
  return column;
}

/**
 * Two 32-bit hashes of a key's UTF-16 code units (cyrb53 by bryc, public domain). One goes into Philox's key and one into its counter:
 * with 64 bits even a portfolio of 10⁵ streams has a chance of about 10⁻¹⁰ that two of them coincide.
 */
function hashKey(key: string): [number, number] {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  const mixedA = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  const mixedB = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(mixedA ^ (mixedA >>> 13), 3266489909);
  return [mixedA >>> 0, mixedB >>> 0];
}
