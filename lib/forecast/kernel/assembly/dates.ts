// Day columns: one f64 per draw, two draws at a time. Every function rounds `count` up to an even number, for which columns have room.

/** out = max(day, days + lag). */
export function raiseFixed(out: usize, day: f64, days: usize, lag: f64, count: i32): void {
  const least = f64x2.splat(day);
  const by = f64x2.splat(lag);
  for (const end = out + ((<usize>count) << 3); out < end; out += 16, days += 16)
    v128.store(out, f64x2.pmax(least, f64x2.add(v128.load(days), by)));
}

/** out = max(out, days + lag). */
export function raise(out: usize, days: usize, lag: f64, count: i32): void {
  const by = f64x2.splat(lag);
  for (const end = out + ((<usize>count) << 3); out < end; out += 16, days += 16)
    v128.store(out, f64x2.pmax(v128.load(out), f64x2.add(v128.load(days), by)));
}

/** out = min(out, days + lag). */
export function lower(out: usize, days: usize, lag: f64, count: i32): void {
  const by = f64x2.splat(lag);
  for (const end = out + ((<usize>count) << 3); out < end; out += 16, days += 16)
    v128.store(out, f64x2.pmin(v128.load(out), f64x2.add(v128.load(days), by)));
}

/** out = out + days. */
export function add(out: usize, days: usize, count: i32): void {
  for (const end = out + ((<usize>count) << 3); out < end; out += 16, days += 16)
    v128.store(out, f64x2.add(v128.load(out), v128.load(days)));
}

/** out = out + weights·days. */
export function addWeighted(out: usize, weights: usize, days: usize, count: i32): void {
  for (const end = out + ((<usize>count) << 3); out < end; out += 16, days += 16, weights += 16)
    v128.store(out, f64x2.add(v128.load(out), f64x2.mul(v128.load(weights), v128.load(days))));
}

/** out = shift + scale·days. */
export function affine(out: usize, shift: f64, scale: f64, days: usize, count: i32): void {
  const by = f64x2.splat(shift);
  const times = f64x2.splat(scale);
  for (const end = out + ((<usize>count) << 3); out < end; out += 16, days += 16)
    v128.store(out, f64x2.add(by, f64x2.mul(times, v128.load(days))));
}

/** out = a·one + b·other. */
export function blend(out: usize, a: f64, one: usize, b: f64, other: usize, count: i32): void {
  const left = f64x2.splat(a);
  const right = f64x2.splat(b);
  for (const end = out + ((<usize>count) << 3); out < end; out += 16, one += 16, other += 16)
    v128.store(out, f64x2.add(f64x2.mul(left, v128.load(one)), f64x2.mul(right, v128.load(other))));
}

/** out = numbers. */
export function copy(out: usize, numbers: usize, count: i32): void {
  for (const end = out + ((<usize>count) << 3); out < end; out += 16, numbers += 16)
    v128.store(out, v128.load(numbers));
}

/** out = value. */
export function fill(out: usize, value: f64, count: i32): void {
  const both = f64x2.splat(value);
  for (const end = out + ((<usize>count) << 3); out < end; out += 16) v128.store(out, both);
}

/** out = 1 where number < bound, else 0. */
export function isBelow(out: usize, numbers: usize, bound: f64, count: i32): void {
  const limit = f64x2.splat(bound);
  const one = f64x2.splat(1);
  for (const end = out + ((<usize>count) << 3); out < end; out += 16, numbers += 16)
    v128.store(out, v128.and(f64x2.lt(v128.load(numbers), limit), one));
}

/** out = 0 where number < bound, both by draw. */
export function clearWhereBelow(out: usize, numbers: usize, bounds: usize, count: i32): void {
  for (const end = out + ((<usize>count) << 3); out < end; out += 16, numbers += 16, bounds += 16)
    v128.store(out, v128.andnot(v128.load(out), f64x2.lt(v128.load(numbers), v128.load(bounds))));
}

/** out = out + 1 where number ≥ bound. */
export function countReached(out: usize, numbers: usize, bound: f64, count: i32): void {
  const limit = f64x2.splat(bound);
  const one = f64x2.splat(1);
  for (const end = out + ((<usize>count) << 3); out < end; out += 16, numbers += 16)
    v128.store(out, f64x2.add(v128.load(out), v128.and(f64x2.ge(v128.load(numbers), limit), one)));
}

/** out = days where the pick is `view`. */
export function takeWherePicked(out: usize, days: usize, picks: usize, view: f64, count: i32): void {
  const wanted = f64x2.splat(view);
  for (const end = out + ((<usize>count) << 3); out < end; out += 16, days += 16, picks += 16)
    v128.store(out, v128.bitselect(v128.load(days), v128.load(out), f64x2.eq(v128.load(picks), wanted)));
}

/** In how many draws the number is `value`. */
export function countEqual(numbers: usize, value: f64, count: i32): i32 {
  const wanted = f64x2.splat(value);
  let sums = i64x2.splat(0);
  const end = numbers + ((<usize>(count & ~1)) << 3);
  for (; numbers < end; numbers += 16) sums = i64x2.sub(sums, f64x2.eq(v128.load(numbers), wanted));
  const sum = <i32>(i64x2.extract_lane(sums, 0) + i64x2.extract_lane(sums, 1));
  return count & 1 ? sum + <i32>(load<f64>(numbers) === value) : sum;
}

/** Writes the days of the draws that are not cancelled one after the other; how many there are. `out` needs room for one more. */
export function pickCompleted(out: usize, days: usize, cancelledDay: usize, count: i32): i32 {
  const begin = out;
  // Written whether it counts or not: a branch on chance costs more.
  for (const end = days + ((<usize>count) << 3); days < end; days += 8, cancelledDay += 8) {
    store<f64>(out, load<f64>(days));
    out += (<usize>(load<f64>(cancelledDay) === Infinity)) << 3;
  }
  return <i32>((out - begin) >> 3);
}
