// Random words, their normal scores, and durations read off a grid of scores.

const ROUNDS = 10;

/**
 * Philox4x32-10 (Salmon and others 2011): block i of words is that of counter (i, counterWord, 0, 0) under the key (seed, keyWord). Four
 * blocks at a time; rounds `count` up to 16, for which words have room.
 */
export function philoxWords(out: usize, seed: u32, keyWord: u32, counterWord: u32, count: i32): void {
  const m0 = i32x4.splat(0xd2511f53);
  const m1 = i32x4.splat(0xcd9e8d57);
  for (let block: u32 = 0; block << 2 < <u32>count; block += 4, out += 64) {
    let c0 = i32x4.add(i32x4.splat(block), i32x4(0, 1, 2, 3));
    let c1 = i32x4.splat(counterWord);
    let c2 = i32x4.splat(0);
    let c3 = i32x4.splat(0);
    let k0 = seed;
    let k1 = keyWord;
    for (let round = 0; round < ROUNDS; round++) {
      const low0 = i64x2.extmul_low_i32x4_u(c0, m0);
      const high0 = i64x2.extmul_high_i32x4_u(c0, m0);
      const low1 = i64x2.extmul_low_i32x4_u(c2, m1);
      const high1 = i64x2.extmul_high_i32x4_u(c2, m1);
      c0 = v128.xor(v128.xor(v128.shuffle<i32>(low1, high1, 1, 3, 5, 7), c1), i32x4.splat(k0));
      c1 = v128.shuffle<i32>(low1, high1, 0, 2, 4, 6);
      c2 = v128.xor(v128.xor(v128.shuffle<i32>(low0, high0, 1, 3, 5, 7), c3), i32x4.splat(k1));
      c3 = v128.shuffle<i32>(low0, high0, 0, 2, 4, 6);
      k0 += 0x9e3779b9;
      k1 += 0xbb67ae85;
    }
    // Lanes are blocks; words are stored block by block.
    const a = v128.shuffle<i32>(c0, c1, 0, 4, 1, 5);
    const b = v128.shuffle<i32>(c2, c3, 0, 4, 1, 5);
    const c = v128.shuffle<i32>(c0, c1, 2, 6, 3, 7);
    const d = v128.shuffle<i32>(c2, c3, 2, 6, 3, 7);
    v128.store(out, v128.shuffle<i64>(a, b, 0, 2));
    v128.store(out, v128.shuffle<i64>(a, b, 1, 3), 16);
    v128.store(out, v128.shuffle<i64>(c, d, 0, 2), 32);
    v128.store(out, v128.shuffle<i64>(c, d, 1, 3), 48);
  }
}

/** Random orders of 0 … perPart − 1 in every part of `order` (Fisher and Yates), by the words at `words`. */
export function shuffleParts(order: usize, words: usize, perPart: i32, count: i32): void {
  for (const end = order + ((<usize>count) << 2); order < end; order += (<usize>perPart) << 2)
    for (let i = 0; i < perPart; i++, words += 4) {
      const j = <usize>((<u64>load<u32>(words) * <u64>(i + 1)) >> 32);
      store<u32>(order + ((<usize>i) << 2), load<u32>(order + (j << 2)));
      store<u32>(order + (j << 2), i);
    }
}

/**
 * Words of Sobol points in an order, scrambled (see `scramble` of sobol.ts) and set right way round: `points` have their bits reversed.
 * Writes a whole vector, of four, for the last few.
 */
export function scrambledWords(out: usize, points: usize, order: usize, seed: u32, count: i32): void {
  let left = count;
  for (; left >= 4; left -= 4, out += 16, order += 16) {
    let x = i32x4.splat(pointAt(points, order, 0));
    x = i32x4.replace_lane(x, 1, pointAt(points, order, 1));
    x = i32x4.replace_lane(x, 2, pointAt(points, order, 2));
    x = i32x4.replace_lane(x, 3, pointAt(points, order, 3));
    v128.store(out, scrambled(x, seed));
  }
  if (left === 0) return;
  let x = i32x4.splat(pointAt(points, order, 0));
  if (left > 1) x = i32x4.replace_lane(x, 1, pointAt(points, order, 1));
  if (left > 2) x = i32x4.replace_lane(x, 2, pointAt(points, order, 2));
  v128.store(out, scrambled(x, seed));
}

function pointAt(points: usize, order: usize, lane: usize): u32 {
  return load<u32>(points + ((<usize>load<u32>(order + (lane << 2))) << 2));
}

function scrambled(points: v128, seed: u32): v128 {
  let x = v128.xor(points, i32x4.mul(points, i32x4.splat(0x3d20adea)));
  x = i32x4.mul(i32x4.add(x, i32x4.splat(seed)), i32x4.splat((seed >> 16) | 1));
  x = v128.xor(x, i32x4.mul(x, i32x4.splat(0x05526c56)));
  x = v128.xor(x, i32x4.mul(x, i32x4.splat(0x53a22864)));
  x = i8x16.swizzle(x, i8x16(3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12));
  const reversedNibbles = i8x16(0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15);
  const low = i8x16.swizzle(reversedNibbles, v128.and(x, i8x16.splat(15)));
  const high = i8x16.swizzle(reversedNibbles, i8x16.shr_u(x, 4));
  return v128.or(i8x16.shl(low, 4), high);
}

/** out = (word + ½) / 2³². */
export function uniformsOfWords(out: usize, words: usize, count: i32): void {
  const half = f64x2.splat(0.5);
  const unit = f64x2.splat(1.0 / 4294967296.0);
  for (const end = out + ((<usize>count) << 3); out < end; out += 16, words += 8)
    v128.store(out, f64x2.mul(f64x2.add(f64x2.convert_low_i32x4_u(v128.load64_zero(words)), half), unit));
}

const SCORE_CELLS = 32 * 32;
const scoreCubics = memory.data(SCORE_CELLS * 32, 16);

/** Where the table of `scoresOfWords` belongs: four coefficients for each of 32 cells in each of 32 octaves (see word-score.ts). */
export function scoreCubicsAt(): usize {
  return scoreCubics;
}

/**
 * out = Φ⁻¹((word + ½) / 2³²). The half nearer to 0 or 1 than to ½ is mirrored; of w + ½, which a double holds exactly, the exponent and the
 * first five bits of the mantissa are the cell of the table, and the other bits the place in it.
 */
export function scoresOfWords(out: usize, words: usize, count: i32): void {
  const half = f64x2.splat(0.5);
  const one = f64x2.splat(1);
  const exponentOfOne = i64x2.splat(0x3ff0000000000000);
  const places = i64x2.splat(0x00007fffffffffff);
  const first = i64x2.splat(1022 << 5);
  for (const end = out + ((<usize>count) << 3); out < end; out += 16, words += 8) {
    const word = v128.load64_zero(words);
    const isUpper = i32x4.shr_s(word, 31);
    const bits = f64x2.add(f64x2.convert_low_i32x4_u(v128.xor(word, isUpper)), half);
    const cell = i64x2.sub(i64x2.shr_u(bits, 47), first);
    const t = f64x2.sub(v128.or(i64x2.shl(v128.and(bits, places), 5), exponentOfOne), one);
    const a = scoreCubics + ((<usize>i64x2.extract_lane(cell, 0)) << 5);
    const b = scoreCubics + ((<usize>i64x2.extract_lane(cell, 1)) << 5);
    const score = cubicsAt(a, b, t);
    const sign = i64x2.shl(i64x2.extend_low_i32x4_u(v128.and(isUpper, i32x4.splat(1))), 63);
    v128.store(out, v128.xor(score, sign));
  }
}

/** The cubics at two addresses, at t. */
function cubicsAt(a: usize, b: usize, t: v128): v128 {
  const a01 = v128.load(a);
  const a23 = v128.load(a, 16);
  const b01 = v128.load(b);
  const b23 = v128.load(b, 16);
  const c0 = v128.shuffle<f64>(a01, b01, 0, 2);
  const c1 = v128.shuffle<f64>(a01, b01, 1, 3);
  const c2 = v128.shuffle<f64>(a23, b23, 0, 2);
  const c3 = v128.shuffle<f64>(a23, b23, 1, 3);
  return f64x2.add(c0, f64x2.mul(t, f64x2.add(c1, f64x2.mul(t, f64x2.add(c2, f64x2.mul(t, c3))))));
}

const GRID_CELL_BITS = 9;
const GRID_PLACE_BITS = 32 - GRID_CELL_BITS;
const gridCubics = memory.data((1 << GRID_CELL_BITS) * 32, 16);

/** Where the table of `readGrid` belongs: four coefficients for each of 512 cells (see grid.ts). */
export function gridCubicsAt(): usize {
  return gridCubics;
}

/** Grid positions of scores: the cell in the upper 9 bits, the place in it in the other 23; scores beyond the grid are put at its ends. */
export function positionsOfScores(out: usize, scores: usize, range: f64, count: i32): void {
  const least = f64x2.splat(-range);
  const scale = f64x2.splat(4294967296.0 / (2 * range));
  for (const end = out + ((<usize>count) << 2); out < end; out += 8, scores += 16) {
    const place = f64x2.mul(f64x2.sub(v128.load(scores), least), scale);
    v128.store64_lane(out, i32x4.trunc_sat_f64x2_u_zero(place), 0);
  }
}

/** out = shift + scale·cubic, between `least` and `most`, of the table at `gridCubicsAt` at the positions. */
export function readGrid(
  out: usize,
  positions: usize,
  shift: f64,
  scale: f64,
  least: f64,
  most: f64,
  count: i32,
): void {
  const by = f64x2.splat(shift);
  const times = f64x2.splat(scale);
  const low = f64x2.splat(least);
  const high = f64x2.splat(most);
  const places = i32x4.splat((1 << GRID_PLACE_BITS) - 1);
  const unit = f64x2.splat(1.0 / <f64>(1 << GRID_PLACE_BITS));
  for (const end = out + ((<usize>count) << 3); out < end; out += 16, positions += 8) {
    const t = f64x2.mul(f64x2.convert_low_i32x4_u(v128.and(v128.load64_zero(positions), places)), unit);
    const a = gridCubics + ((<usize>load<u32>(positions) >> GRID_PLACE_BITS) << 5);
    const b = gridCubics + ((<usize>load<u32>(positions, 4) >> GRID_PLACE_BITS) << 5);
    const value = f64x2.add(by, f64x2.mul(times, cubicsAt(a, b, t)));
    v128.store(out, f64x2.pmax(f64x2.pmin(value, high), low));
  }
}
