import { releaseColumns, takeColumn } from "./columns";
import { type Positions, positionsOf } from "./grid";
import { hashKey } from "./key-hash";
import { philox4x32 } from "./philox";
import { reverseBits, reversedSobolPoints, scramble } from "./sobol";
import { scoresOfWords } from "./word-score";

/** Sobol points come in this many independently scrambled replicates: their spread is the error of an estimate. */
const REPLICATES = 8;
const FEWEST_PER_REPLICATE = 8;

/** Positions whose streams were released, to be written over. */
const freePositions: Positions[] = [];
const FREE_POSITIONS = 128;

/** Work space of `randomOrder`. */
let orderLuck = new Uint32Array();

/** The dimension that says which order a leader's draws are in, and that followers keep free. */
export const LEADING_DIMENSION = 0;

/**
 * An order of Sobol points. Columns of one order fill their common space evenly; columns of two orders are independent, unless one `follows`
 * the other: then they fill the leader's leading dimension and each of their own evenly too.
 */
export type Order = { name: readonly string[]; follows?: readonly string[] };

/**
 * Random columns, one number per draw, each addressed by a stable key: the same seed, draws and key give the same column for ever. Columns
 * are made once and handed out again, so they must not be written to.
 */
export type Streams = {
  seed: number;
  draws: number;
  /** Draws r·draws/replicates … (r + 1)·draws/replicates form replicate r. */
  replicates: number;
  /** Uniforms, strictly between 0 and 1, plainly random. */
  uniform(...key: string[]): Float64Array;
  /** Standard normal scores, plainly random. */
  normal(...key: string[]): Float64Array;
  /** Uniforms and standard normal scores from a Sobol dimension (0 … 63) in an order. */
  evenUniform(dimension: number, order: Order, ...key: string[]): Float64Array;
  even(dimension: number, order: Order, ...key: string[]): Float64Array;
  /** Grid positions of the scores that `make` gives, made once per key. The column given and those that `make` asked for are given up. */
  positions(key: readonly unknown[], make: () => Float64Array): Positions;
  /** Ends the use of every column and of all positions handed out. */
  release(): void;
};

/**
 * The random columns of forecasts with one seed (a uint32) and one number of draws (a power of two). Nothing is consumed in sequence: a
 * plain column is Philox's blocks under its key; an even one is a Sobol dimension, in a random order that belongs to `order`, scrambled
 * by (seed, order, key). So adding, removing or reordering nodes leaves every other column as it was, and two sites that name the same
 * factor get the same column.
 */
export function createStreams(seed: number, draws: number, replicates: number = replicatesOf(draws)): Streams {
  const perReplicate = draws / replicates;
  const columns = new Map<string, Float64Array>();
  const orders = new Map<string, Uint32Array>();
  const placed = new Map<string, Positions>();
  const words = new Uint32Array(draws);

  const kept = (name: string, make: () => Float64Array): Float64Array => {
    const column = columns.get(name) ?? make();
    columns.set(name, column);
    return column;
  };
  const scored = () => {
    const column = takeColumn(draws);
    scoresOfWords(words, column);
    return column;
  };
  const uniforms = () => {
    const column = takeColumn(draws);
    for (let d = 0; d < draws; d++) column[d] = ((words[d] as number) + 0.5) / 4294967296;
    return column;
  };
  const orderOf = ({ name, follows }: Order): Uint32Array => {
    const key = JSON.stringify([name, follows]);
    const order =
      orders.get(key) ??
      (follows ? followingOrder(name, follows) : randomOrder(seed, ["order", ...name], draws, perReplicate));
    orders.set(key, order);
    return order;
  };
  const scramblesOf = (key: readonly string[]): Uint32Array => {
    const scrambles = new Uint32Array(replicates);
    fillWords(scrambles, seed, ["scramble", ...key]);
    return scrambles;
  };

  /**
   * A random order in which the leading dimension of a draw lies in the same stratum as the leader's: strata by the first half of its binary
   * digits. All digits would tie the first digits of every other dimension of two followers to each other.
   */
  const followingOrder = (name: readonly string[], leader: readonly string[]): Uint32Array => {
    const strata = 2 ** Math.floor(Math.log2(perReplicate) / 2);
    const points = reversedSobolPoints(LEADING_DIMENSION, perReplicate);
    const shuffled = randomOrder(seed, ["order", ...name], draws, perReplicate);
    const leading = orderOf({ name: leader });
    const [own, theirs] = [scramblesOf([...name, "follows"]), scramblesOf([...leader, ...leader])];
    const perStratum = perReplicate / strata;
    const waiting = new Uint32Array(perReplicate);
    const order = new Uint32Array(draws);
    for (let r = 0; r < replicates; r++) {
      const from = r * perReplicate;
      const filled = new Uint32Array(strata);
      const taken = new Uint32Array(strata);
      for (let i = 0; i < perReplicate; i++) {
        const point = shuffled[from + i] as number;
        const stratum = scramble(points[point] as number, own[r] as number) & (strata - 1);
        waiting[stratum * perStratum + (filled[stratum] as number)] = point;
        filled[stratum] = (filled[stratum] as number) + 1;
      }
      for (let d = from; d < from + perReplicate; d++) {
        const stratum = scramble(points[leading[d] as number] as number, theirs[r] as number) & (strata - 1);
        order[d] = waiting[stratum * perStratum + (taken[stratum] as number)] as number;
        taken[stratum] = (taken[stratum] as number) + 1;
      }
    }
    return order;
  };

  const fillEvenWords = (dimension: number, order: Order, key: readonly string[]): void => {
    const index = orderOf(order);
    const points = reversedSobolPoints(dimension, perReplicate);
    const scrambles = scramblesOf([...order.name, ...key]);
    for (let r = 0; r < replicates; r++)
      scrambleInto(words, points, index, scrambles[r] as number, r * perReplicate, (r + 1) * perReplicate);
  };

  return {
    seed,
    draws,
    replicates,
    uniform: (...key) =>
      kept(`uniform ${JSON.stringify(key)}`, () => {
        fillWords(words, seed, key);
        return uniforms();
      }),
    normal: (...key) =>
      kept(`normal ${JSON.stringify(key)}`, () => {
        fillWords(words, seed, key);
        return scored();
      }),
    evenUniform: (dimension, order, ...key) =>
      kept(`even uniform ${JSON.stringify([dimension, order, key])}`, () => {
        fillEvenWords(dimension, order, key);
        return uniforms();
      }),
    even: (dimension, order, ...key) =>
      kept(`even ${JSON.stringify([dimension, order, key])}`, () => {
        fillEvenWords(dimension, order, key);
        return scored();
      }),
    positions: (key, make) => {
      const name = JSON.stringify(key);
      const known = placed.get(name);
      if (known) return known;
      const before = new Set(columns.keys());
      const scores = make();
      const positions = positionsOf(scores, freePositions.pop());
      releaseColumns([scores]);
      placed.set(name, positions);
      for (const [asked, column] of columns)
        if (!before.has(asked)) {
          releaseColumns([column]);
          columns.delete(asked);
        }
      return positions;
    },
    release: () => {
      releaseColumns(columns.values());
      columns.clear();
      freePositions.push(...[...placed.values()].slice(0, FREE_POSITIONS - freePositions.length));
      placed.clear();
    },
  };
}

function replicatesOf(draws: number): number {
  return draws >= REPLICATES * FEWEST_PER_REPLICATE ? REPLICATES : 1;
}

function scrambleInto(
  words: Uint32Array,
  points: Uint32Array,
  order: Uint32Array,
  scrambleSeed: number,
  from: number,
  to: number,
): void {
  for (let d = from; d < to; d++) words[d] = reverseBits(scramble(points[order[d] as number] as number, scrambleSeed));
}

/** Fills `words` with the Philox blocks of a key. */
function fillWords(words: Uint32Array, seed: number, key: readonly string[]): void {
  const [keyWord, counterWord] = hashKey(key);
  const block = new Uint32Array(4);
  for (let d = 0; d < words.length; d += 4) {
    philox4x32(block, d / 4, counterWord, 0, 0, seed, keyWord);
    for (let lane = 0; lane < 4 && d + lane < words.length; lane++) words[d + lane] = block[lane] as number;
  }
}

/** Each replicate's indices 0 … perReplicate − 1 in a random order (Fisher and Yates). */
function randomOrder(seed: number, key: readonly string[], draws: number, perReplicate: number): Uint32Array {
  if (orderLuck.length !== draws) orderLuck = new Uint32Array(draws);
  const luck = orderLuck;
  fillWords(luck, seed, key);
  const order = new Uint32Array(draws);
  for (let from = 0; from < draws; from += perReplicate) {
    for (let i = 0; i < perReplicate; i++) {
      const j = Math.floor(((luck[from + i] as number) / 4294967296) * (i + 1));
      order[from + i] = order[from + j] as number;
      order[from + j] = i;
    }
  }
  return order;
}
