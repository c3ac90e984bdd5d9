// Order statistics: numbers are counted into bins, and only the bins that matter are sorted.

const BINS = 2048;
const SAMPLED_ABOVE = 4096;
const SAMPLE_STEP = 16;
const ORDER_BINS = 8192;
const MOST_RANKS = 512;
/** Above this insertion is slow. */
const MOST_INSERTED: u32 = 64;

const counts = memory.data((ORDER_BINS + 2) * 4, 16);
const wanted = memory.data(BINS, 16);
const offsets = memory.data(BINS * 4, 16);
const ranks = memory.data(MOST_RANKS * 4, 16);
const answers = memory.data(MOST_RANKS * 8, 16);
const range = memory.data(16, 16);

/** Where the ranks asked for belong (u32, at most 512), and where the numbers at them will be (f64). */
export function ranksAt(): usize {
  return ranks;
}

export function answersAt(): usize {
  return answers;
}

/** Writes the least and the greatest of every `step`-th pair of numbers into `range`. */
function findRange(values: usize, step: i32, count: i32): void {
  let least = f64x2.splat(Infinity);
  let greatest = f64x2.splat(-Infinity);
  const stride = (<usize>step) << 4;
  const end = values + ((<usize>(count & ~1)) << 3);
  for (let pair = values; pair < end; pair += stride) {
    const both = v128.load(pair);
    least = f64x2.pmin(least, both);
    greatest = f64x2.pmax(greatest, both);
  }
  let low = min(f64x2.extract_lane(least, 0), f64x2.extract_lane(least, 1));
  let high = max(f64x2.extract_lane(greatest, 0), f64x2.extract_lane(greatest, 1));
  if (count & 1) {
    low = min(low, load<f64>(end));
    high = max(high, load<f64>(end));
  }
  store<f64>(range, low);
  store<f64>(range, high, 8);
}

/** Added to a small number, leaves it, rounded, in the low bits of the sum. */
const ROUNDING: f64 = 4503599627370496;

/** The bins of two numbers, in the low words of the lanes: those outside the range go into the first or the last. */
function binsOf(values: usize, low: v128, perUnit: v128, most: v128): v128 {
  const place = f64x2.mul(f64x2.sub(v128.load(values), low), perUnit);
  const inside = f64x2.pmin(f64x2.pmax(place, f64x2.splat(0)), most);
  return f64x2.add(inside, f64x2.splat(ROUNDING));
}

/**
 * The numbers at the ranks in `ranksAt`, among `count` finite numbers in any order, into `answersAt`. `bins` (u16 each) and `gathered` (f64
 * each) are work space for `count` numbers.
 */
export function atRanks(values: usize, count: i32, asked: i32, bins: usize, gathered: usize): void {
  // The range of a sample does: bins at the ends are sorted where a rank falls there.
  findRange(values, count < SAMPLED_ABOVE ? 1 : SAMPLE_STEP, count);
  let low = load<f64>(range);
  let high = load<f64>(range, 8);
  if (!(high > low)) {
    findRange(values, 1, count);
    low = load<f64>(range);
    high = load<f64>(range, 8);
    if (!(high > low)) {
      for (let k = 0; k < asked; k++) store<f64>(answers + ((<usize>k) << 3), low);
      return;
    }
  }
  memory.fill(counts, 0, (BINS + 1) * 4);
  const least = f64x2.splat(low);
  const perUnit = f64x2.splat(<f64>(BINS - 1) / (high - low));
  const most = f64x2.splat(<f64>(BINS - 1));
  let i = 0;
  for (; i + 1 < count; i += 2) {
    const pair = binsOf(values + ((<usize>i) << 3), least, perUnit, most);
    noteBin(bins, i, i32x4.extract_lane(pair, 0));
    noteBin(bins, i + 1, i32x4.extract_lane(pair, 2));
  }
  if (i < count) noteBin(bins, i, i32x4.extract_lane(binsOf(values + ((<usize>i) << 3), least, perUnit, most), 0));
  // counts[b + 1] becomes how many lie in bins 0 … b; counts[b] thus how many lie before bin b.
  let before: u32 = 0;
  for (let b = 1; b <= BINS; b++) {
    before += load<u32>(counts + ((<usize>b) << 2));
    store<u32>(counts + ((<usize>b) << 2), before);
  }
  memory.fill(wanted, 0, BINS);
  let room: u32 = 0;
  for (let k = 0; k < asked; k++) {
    const bin = binOfRank(load<u32>(ranks + ((<usize>k) << 2)));
    if (load<u8>(wanted + bin)) continue;
    store<u8>(wanted + bin, 1);
    store<u32>(offsets + (bin << 2), room);
    room += load<u32>(counts + (bin << 2), 4) - load<u32>(counts + (bin << 2));
  }
  for (i = 0; i < count; i++) {
    const bin = <usize>load<u16>(bins + ((<usize>i) << 1));
    if (!load<u8>(wanted + bin)) continue;
    const place = load<u32>(offsets + (bin << 2));
    store<f64>(gathered + ((<usize>place) << 3), load<f64>(values + ((<usize>i) << 3)));
    store<u32>(offsets + (bin << 2), place + 1);
  }
  for (let k = 0; k < asked; k++) {
    const rank = load<u32>(ranks + ((<usize>k) << 2));
    const bin = binOfRank(rank);
    const size = load<u32>(counts + (bin << 2), 4) - load<u32>(counts + (bin << 2));
    // Filled, the offset is the end of the bin's numbers.
    const begin = gathered + ((<usize>(load<u32>(offsets + (bin << 2)) - size)) << 3);
    if (load<u8>(wanted + bin) === 1) {
      sort(begin, size);
      store<u8>(wanted + bin, 2);
    }
    store<f64>(answers + ((<usize>k) << 3), load<f64>(begin + ((<usize>(rank - load<u32>(counts + (bin << 2)))) << 3)));
  }
}

function noteBin(bins: usize, i: i32, bin: i32): void {
  store<u16>(bins + ((<usize>i) << 1), bin);
  const place = counts + ((<usize>bin) << 2);
  store<u32>(place, load<u32>(place, 4) + 1, 4);
}

/** The bin that holds a rank: the last whose predecessors hold no more than `rank` numbers. */
function binOfRank(rank: u32): usize {
  let low: usize = 0;
  let high: usize = BINS;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (load<u32>(counts + (middle << 2)) > rank) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}

/** Sorts `count` finite numbers in place; `spare` is work space for as many. */
export function sortAscending(values: usize, spare: usize, count: i32): void {
  findRange(values, 1, count);
  const low = load<f64>(range);
  const high = load<f64>(range, 8);
  if (!(high > low)) return;
  const perUnit = <f64>(ORDER_BINS - 1) / (high - low);
  memory.fill(counts, 0, (ORDER_BINS + 1) * 4);
  for (let i = 0; i < count; i++) {
    const place = counts + ((<usize>((load<f64>(values + ((<usize>i) << 3)) - low) * perUnit)) << 2);
    store<u32>(place, load<u32>(place, 4) + 1, 4);
  }
  for (let b: usize = 4; b <= (<usize>ORDER_BINS) << 2; b += 4)
    store<u32>(counts + b, load<u32>(counts + b) + load<u32>(counts + b - 4));
  memory.copy(spare, values, (<usize>count) << 3);
  for (let i = 0; i < count; i++) {
    const value = load<f64>(spare + ((<usize>i) << 3));
    const place = counts + ((<usize>((value - low) * perUnit)) << 2);
    const to = load<u32>(place);
    store<f64>(values + ((<usize>to) << 3), value);
    store<u32>(place, to + 1);
  }
  // Each count is now where its bin ends.
  let begin: u32 = 0;
  for (let b: usize = 0; b < <usize>ORDER_BINS; b++) {
    const end = load<u32>(counts + (b << 2));
    if (end - begin > 1) sort(values + ((<usize>begin) << 3), end - begin);
    begin = end;
  }
}

/** By insertion where few, else a heap. */
function sort(values: usize, count: u32): void {
  if (count > MOST_INSERTED) {
    sortByHeap(values, count);
    return;
  }
  for (let i: u32 = 1; i < count; i++) {
    const value = load<f64>(values + ((<usize>i) << 3));
    let place = values + ((<usize>i) << 3);
    for (; place > values && load<f64>(place - 8) > value; place -= 8) store<f64>(place, load<f64>(place - 8));
    store<f64>(place, value);
  }
}

function sortByHeap(values: usize, count: u32): void {
  for (let root: i32 = (<i32>count >> 1) - 1; root >= 0; root--) sink(values, <u32>root, count);
  for (let last = count - 1; last > 0; last--) {
    const greatest = load<f64>(values);
    store<f64>(values, load<f64>(values + ((<usize>last) << 3)));
    store<f64>(values + ((<usize>last) << 3), greatest);
    sink(values, 0, last);
  }
}

function sink(values: usize, root: u32, count: u32): void {
  const value = load<f64>(values + ((<usize>root) << 3));
  for (let child: u32 = 2 * root + 1; child < count; child = 2 * root + 1) {
    if (
      child + 1 < count &&
      load<f64>(values + ((<usize>(child + 1)) << 3)) > load<f64>(values + ((<usize>child) << 3))
    )
      child++;
    const greater = load<f64>(values + ((<usize>child) << 3));
    if (greater <= value) break;
    store<f64>(values + ((<usize>root) << 3), greater);
    root = child;
  }
  store<f64>(values + ((<usize>root) << 3), value);
}
