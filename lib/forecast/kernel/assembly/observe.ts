import { countEqual } from "./dates";

// What is noted of a block of at most 1,024 draws while its dates are near: cancellation, the walk back to the driver, running sums.

const BLOCK = 1024;
const NOTHING: f64 = -1;

const left = memory.data(BLOCK * 8, 16);
const from = memory.data(BLOCK * 8, 16);
const causes = memory.data(BLOCK * 8, 16);

/** Begins the cancellation of a block: an exponential variate each, the as-of day, and no day of cancellation. */
export function beginHazard(exponentials: usize, asOf: f64, day: usize, count: i32): void {
  const never = f64x2.splat(Infinity);
  const start = f64x2.splat(asOf);
  const none = f64x2.splat(NOTHING);
  for (let i: usize = 0, end = (<usize>count) << 3; i < end; i += 16) {
    v128.store(left + i, v128.load(exponentials + i));
    v128.store(from + i, start);
    v128.store(causes + i, none);
    v128.store(day + i, never);
  }
}

/** A stage of the hazard, until a day or the target's finish: cancels with `cause` where it uses up what is left of the variate. */
export function passStage(until: usize, finish: usize, perDay: f64, cause: f64, day: usize, count: i32): void {
  const rate = f64x2.splat(perDay);
  const code = f64x2.splat(cause);
  const none = f64x2.splat(NOTHING);
  for (let i: usize = 0, size = (<usize>count) << 3; i < size; i += 16) {
    const begin = v128.load(from + i);
    const rest = v128.load(left + i);
    const known = v128.load(causes + i);
    const end = f64x2.pmax(begin, f64x2.pmin(v128.load(until + i), v128.load(finish + i)));
    const used = f64x2.mul(f64x2.sub(end, begin), rate);
    const isHit = v128.and(f64x2.gt(used, rest), f64x2.eq(known, none));
    v128.store(day + i, v128.bitselect(f64x2.add(begin, f64x2.div(rest, rate)), v128.load(day + i), isHit));
    v128.store(causes + i, v128.bitselect(code, known, isHit));
    v128.store(left + i, f64x2.sub(rest, used));
    v128.store(from + i, end);
  }
}

/** A refusal cancels with `cause` where it comes no later than what has cancelled already. `denied`: 1 or 0. */
export function refuse(denied: usize, answered: usize, cause: f64, day: usize, count: i32): void {
  const code = f64x2.splat(cause);
  const zero = f64x2.splat(0);
  for (let i: usize = 0, size = (<usize>count) << 3; i < size; i += 16) {
    const known = v128.load(day + i);
    const answer = v128.load(answered + i);
    const isHit = v128.and(f64x2.ne(v128.load(denied + i), zero), f64x2.le(answer, known));
    v128.store(day + i, v128.bitselect(answer, known, isHit));
    v128.store(causes + i, v128.bitselect(code, v128.load(causes + i), isHit));
  }
}

/** How many draws of the block were cancelled by `cause`. */
export function countCause(cause: f64, count: i32): i32 {
  return countEqual(causes, cause, count);
}

const at = memory.data(BLOCK * 8, 16);
const isOpen = memory.data(BLOCK * 8, 16);
const codes = memory.data(BLOCK * 8, 16);
const ends = memory.data(BLOCK * 8, 16);

/** Begins a walk: every draw of the block stands at the target, its driver still to be found. */
export function beginWalk(target: f64, count: i32): void {
  fillBlock(at, f64x2.splat(target), count);
  fillBlock(isOpen, i64x2.splat(-1), count);
}

/** How many draws of the block stand at a node. */
export function countAt(index: f64, count: i32): i32 {
  return countEqual(at, index, count);
}

function fillBlock(out: usize, value: v128, count: i32): void {
  for (let i: usize = 0, size = (<usize>count) << 3; i < size; i += 16) v128.store(out + i, value);
}

/** Begins the search for what set a node's finish: nothing so far, at a day that any bound moves. */
export function beginDriver(day: f64, count: i32): void {
  fillBlock(codes, f64x2.splat(NOTHING), count);
  fillBlock(ends, f64x2.splat(day), count);
}

/** The node's own days come after what has set its start (or, begun at 0, are its own finish). */
export function addOwnDays(days: usize, count: i32): void {
  for (let i: usize = 0, size = (<usize>count) << 3; i < size; i += 16)
    v128.store(ends + i, f64x2.add(v128.load(ends + i), v128.load(days + i)));
}

/** A pool's finish so far: that of the view picked. */
export function followPicked(days: usize, picks: usize, view: f64, code: f64, count: i32): void {
  const wanted = f64x2.splat(view);
  const mark = f64x2.splat(code);
  for (let i: usize = 0, size = (<usize>count) << 3; i < size; i += 16) {
    const isPicked = f64x2.eq(v128.load(picks + i), wanted);
    v128.store(ends + i, v128.bitselect(v128.load(days + i), v128.load(ends + i), isPicked));
    v128.store(codes + i, v128.bitselect(mark, v128.load(codes + i), isPicked));
  }
}

/** A bound that lies later moves the end and notes its code. */
export function followLater(days: usize, lag: f64, code: f64, count: i32): void {
  const by = f64x2.splat(lag);
  const mark = f64x2.splat(code);
  for (let i: usize = 0, size = (<usize>count) << 3; i < size; i += 16) {
    const bound = f64x2.add(v128.load(days + i), by);
    const end = v128.load(ends + i);
    const follows = f64x2.gt(bound, end);
    v128.store(ends + i, v128.bitselect(bound, end, follows));
    v128.store(codes + i, v128.bitselect(mark, v128.load(codes + i), follows));
  }
}

/** As `followLater`, and a bound on the very day follows as long as nothing else does. */
export function followStart(days: usize, lag: f64, code: f64, count: i32): void {
  const by = f64x2.splat(lag);
  const mark = f64x2.splat(code);
  const none = f64x2.splat(NOTHING);
  for (let i: usize = 0, size = (<usize>count) << 3; i < size; i += 16) {
    const bound = f64x2.add(v128.load(days + i), by);
    const end = v128.load(ends + i);
    const known = v128.load(codes + i);
    const isSame = v128.and(f64x2.eq(bound, end), f64x2.eq(known, none));
    const follows = v128.or(f64x2.gt(bound, end), isSame);
    v128.store(ends + i, v128.bitselect(bound, end, follows));
    v128.store(codes + i, v128.bitselect(mark, known, follows));
  }
}

/** As `followLater`, for a bound that lies earlier. */
export function followEarlier(days: usize, lag: f64, code: f64, count: i32): void {
  const by = f64x2.splat(lag);
  const mark = f64x2.splat(code);
  for (let i: usize = 0, size = (<usize>count) << 3; i < size; i += 16) {
    const bound = f64x2.add(v128.load(days + i), by);
    const end = v128.load(ends + i);
    const follows = f64x2.lt(bound, end);
    v128.store(ends + i, v128.bitselect(bound, end, follows));
    v128.store(codes + i, v128.bitselect(mark, v128.load(codes + i), follows));
  }
}

/**
 * Moves the draws that stand at a node to what set its finish, and closes the search in those whose driver is the node: it drives itself
 * and was not pushed (code below −1: pushed by −2 − code), or nothing is before it. How many it closed.
 */
export function moveOn(index: f64, drivesItself: i32, count: i32): i32 {
  const here = f64x2.splat(index);
  const none = f64x2.splat(NOTHING);
  const mirror = f64x2.splat(-2);
  const driving = i64x2.splat(drivesItself ? -1 : 0);
  let sums = i64x2.splat(0);
  let last = i64x2.splat(0);
  for (let i: usize = 0, size = (<usize>count) << 3; i < size; i += 16) {
    const place = v128.load(at + i);
    const code = v128.load(codes + i);
    const open = v128.load(isOpen + i);
    const isMet = f64x2.eq(place, here);
    const isPushed = f64x2.lt(code, none);
    const next = v128.bitselect(f64x2.sub(mirror, code), code, isPushed);
    const isDriver = v128.or(v128.andnot(driving, isPushed), f64x2.eq(next, none));
    last = v128.and(v128.and(isMet, open), isDriver);
    sums = i64x2.sub(sums, last);
    v128.store(isOpen + i, v128.andnot(open, last));
    v128.store(at + i, v128.bitselect(next, place, isMet));
  }
  // The second half of the last pair is no draw where their number is odd.
  const surplus = count & 1 ? -i64x2.extract_lane(last, 1) : 0;
  return <i32>(i64x2.extract_lane(sums, 0) + i64x2.extract_lane(sums, 1) - surplus);
}
