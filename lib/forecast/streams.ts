import { type Positions, positionsOf } from "./grid";
import { hashKey } from "./key-hash";
import { at, type Column, type Memory, takeMemory, type Words } from "./memory";
import { reversedSobolPoints, scramble } from "./sobol";
import { numberAt, valueAt } from "./value-at";

/** Sobol points come in this many independently scrambled replicates: their spread is the error of an estimate. */
const REPLICATES = 8;
const FEWEST_PER_REPLICATE = 8;

/** Room for the streams of a caller who does not say how much is needed. */
const DEFAULT_COLUMNS = 2048;

/** The dimension that says which order a leader's draws are in, and that followers keep free. */
export const LEADING_DIMENSION = 0;

/**
 * An order of Sobol points. Columns of one order fill their common space evenly; columns of two orders are independent, unless one `follows`
 * the other: then they fill the leader's leading dimension and each of their own evenly too.
 */
export type Order = { name: readonly string[]; follows?: readonly string[] };

/**
 * Random columns, one number per draw, each addressed by a stable key: the same seed, draws and key give the same column forever. Columns
 * are made once and handed out again, so they must not be written to.
 */
export type Streams = {
  seed: number;
  draws: number;
  /** Draws r·draws/replicates … (r + 1)·draws/replicates form replicate r. */
  replicates: number;
  /** Where the columns are, and those of the simulations that use them. */
  memory: Memory;
  /** Uniforms, strictly between 0 and 1, plainly random. */
  uniform(...key: string[]): Column;
  /** Standard normal scores, plainly random. */
  normal(...key: string[]): Column;
  /** Standard exponentials, −ln of the uniforms of the same key. */
  exponential(...key: string[]): Column;
  /** Uniforms, standard normal scores and exponentials from a Sobol dimension (0 … 63) in an order. */
  evenUniform(dimension: number, order: Order, ...key: string[]): Column;
  even(dimension: number, order: Order, ...key: string[]): Column;
  evenExponential(dimension: number, order: Order, ...key: string[]): Column;
  /** Grid positions of the scores that `make` gives, made once per key. The column given and those that `make` asked for are given up. */
  positions(key: readonly unknown[], make: () => Column): Positions;
  /** Ends the use of the streams and of everything in their memory. */
  end(): void;
};

/**
 * The random columns of forecasts with one seed (a uint32) and one number of draws (a power of two). Nothing is consumed in sequence: a
 * plain column is Philox's blocks under its key; an even one is a Sobol dimension, in a random order that belongs to `order`, scrambled
 * by (seed, order, key). So adding, removing or reordering nodes leaves every other column as it was, and two sites that name the same
 * factor get the same column. `columns` says how many columns the memory has room for, those of simulations included.
 */
export function createStreams(
  seed: number,
  draws: number,
  replicates: number = replicatesOf(draws),
  columns: number = DEFAULT_COLUMNS,
): Streams {
  const memory = takeMemory(draws, columns);
  const { kernel } = memory;
  const perReplicate = draws / replicates;
  const made = new Map<string, Column>();
  const orders = new Map<string, Words>();
  const placed = new Map<string, Positions>();
  const words = memory.takeWords();
  const points = memory.takeWords();

  const kept = (name: string, make: (column: Column) => void): Column => {
    const known = made.get(name);
    if (known) return known;
    const column = memory.takeColumn();
    make(column);
    made.set(name, column);
    return column;
  };
  const writeUniforms = (column: Column) => kernel.uniformsOfWords(at(column), at(words), draws);
  const writeScores = (column: Column) => kernel.scoresOfWords(at(column), at(words), draws);
  const writeExponentials = (column: Column) => {
    writeUniforms(column);
    for (let d = 0; d < draws; d++) column[d] = -Math.log(numberAt(column, d));
  };
  const fillWords = (key: readonly string[], count = draws): void => {
    const [keyWord, counterWord] = hashKey(key);
    kernel.philoxWords(at(words), seed, keyWord, counterWord, count);
  };
  const orderOf = ({ name, follows }: Order): Words => {
    const key = JSON.stringify([name, follows]);
    const order = orders.get(key) ?? (follows ? followingOrder(name, follows) : randomOrder(name));
    orders.set(key, order);
    return order;
  };
  const scramblesOf = (key: readonly string[]): Uint32Array => {
    fillWords(["scramble", ...key], replicates);
    return words.slice(0, replicates);
  };
  /** Each replicate's indices 0 … perReplicate − 1 in a random order. */
  const randomOrder = (name: readonly string[]): Words => {
    fillWords(["order", ...name]);
    const order = memory.takeWords();
    kernel.shuffleParts(at(order), at(words), perReplicate, draws);
    return order;
  };

  /**
   * A random order in which the leading dimension of a draw lies in the same stratum as the leader's: strata by the first half of its binary
   * digits. All digits would tie the first digits of every other dimension of two followers to each other.
   */
  const followingOrder = (name: readonly string[], leader: readonly string[]): Words => {
    const strata = 2 ** Math.floor(Math.log2(perReplicate) / 2);
    const leadingPoints = reversedSobolPoints(LEADING_DIMENSION, perReplicate);
    const shuffled = randomOrder(name);
    const leading = orderOf({ name: leader });
    const [own, theirs] = [scramblesOf([...name, "follows"]), scramblesOf([...leader, ...leader])];
    const perStratum = perReplicate / strata;
    const waiting = new Uint32Array(perReplicate);
    const order = memory.takeWords();
    for (let r = 0; r < replicates; r++) {
      const from = r * perReplicate;
      const filled = new Uint32Array(strata);
      const taken = new Uint32Array(strata);
      for (let i = 0; i < perReplicate; i++) {
        const point = valueAt(shuffled, from + i);
        const stratum = scramble(valueAt(leadingPoints, point), valueAt(own, r)) & (strata - 1);
        waiting[stratum * perStratum + valueAt(filled, stratum)] = point;
        filled[stratum] = valueAt(filled, stratum) + 1;
      }
      for (let d = from; d < from + perReplicate; d++) {
        const stratum = scramble(valueAt(leadingPoints, valueAt(leading, d)), valueAt(theirs, r)) & (strata - 1);
        order[d] = valueAt(waiting, stratum * perStratum + valueAt(taken, stratum));
        taken[stratum] = valueAt(taken, stratum) + 1;
      }
    }
    memory.releaseWords([shuffled]);
    return order;
  };

  const fillEvenWords = (dimension: number, order: Order, key: readonly string[]): void => {
    const index = orderOf(order);
    const scrambles = scramblesOf([...order.name, ...key]);
    points.set(reversedSobolPoints(dimension, perReplicate).subarray(0, perReplicate));
    for (let r = 0; r < replicates; r++) {
      const from = r * perReplicate;
      kernel.scrambledWords(at(words, from), at(points), at(index, from), valueAt(scrambles, r), perReplicate);
    }
  };
  const plain = (kind: string, write: (column: Column) => void) => {
    return (...key: string[]) =>
      kept(`${kind} ${JSON.stringify(key)}`, (column) => {
        fillWords(key);
        write(column);
      });
  };
  const even = (kind: string, write: (column: Column) => void) => {
    return (dimension: number, order: Order, ...key: string[]) =>
      kept(`even ${kind} ${JSON.stringify([dimension, order, key])}`, (column) => {
        fillEvenWords(dimension, order, key);
        write(column);
      });
  };
  /** Forgets, and gives up, what was made under names that were not there before. */
  const giveUp = <T>(known: Map<string, T>, before: ReadonlySet<string>): T[] => {
    const late = [...known].filter(([name]) => !before.has(name));
    for (const [name] of late) known.delete(name);
    return late.map(([, one]) => one);
  };

  return {
    seed,
    draws,
    replicates,
    memory,
    uniform: plain("uniform", writeUniforms),
    normal: plain("normal", writeScores),
    exponential: plain("exponential", writeExponentials),
    evenUniform: even("uniform", writeUniforms),
    even: even("normal", writeScores),
    evenExponential: even("exponential", writeExponentials),
    positions: (key, make) => {
      const name = JSON.stringify(key);
      const known = placed.get(name);
      if (known) return known;
      const before = new Set(made.keys());
      const scores = make();
      const positions = positionsOf(scores, memory);
      placed.set(name, positions);
      memory.release(new Set([scores, ...giveUp(made, before)]));
      return positions;
    },
    end: memory.end,
  };
}

function replicatesOf(draws: number): number {
  return draws >= REPLICATES * FEWEST_PER_REPLICATE ? REPLICATES : 1;
}
