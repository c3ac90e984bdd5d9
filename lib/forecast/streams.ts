import { releaseColumns, takeColumn } from "./columns";
import { hashKey } from "./key-hash";
import { philox4x32 } from "./philox";
import { reverseBits, reversedSobolPoints, scramble } from "./sobol";
import { scoresOfWords } from "./word-score";

/** Sobol points come in this many independently scrambled replicates: their spread is the error of an estimate. */
const REPLICATES = 8;
const FEWEST_PER_REPLICATE = 8;

/**
 * Random columns, one number per draw, each addressed by a stable key: the same seed, draws and key give the same column for ever. Columns
 * are made once and handed out again, so they must not be written to.
 */
export type Streams = {
  seed: number;
  draws: number;
  /** Draws r·draws/replicates … (r + 1)·draws/replicates form replicate r. */
  replicates: number;
  /** Uniforms, strictly between 0 and 1. */
  uniform(...key: string[]): Float64Array;
  /** Standard normal scores, plainly random. */
  normal(...key: string[]): Float64Array;
  /**
   * Standard normal scores from a Sobol dimension (0 … 63). Columns of one `order` and different slots fill their common space evenly;
   * columns of different orders are independent.
   */
  even(slot: number, order: readonly string[], ...key: string[]): Float64Array;
  /** Ends the use of every column handed out. */
  release(): void;
};

/**
 * The random columns of forecasts with one seed (a uint32) and one number of draws (a power of two). Nothing is consumed in sequence: a
 * plain column is Philox's blocks under its key; an even one is Sobol's dimension `slot`, in a random order that belongs to `order`, scrambled
 * by (seed, order, key). So adding, removing or reordering nodes leaves every other column as it was, and two sites that name the same
 * factor get the same column.
 */
export function createStreams(seed: number, draws: number): Streams {
  const replicates = draws >= REPLICATES * FEWEST_PER_REPLICATE ? REPLICATES : 1;
  const perReplicate = draws / replicates;
  const columns = new Map<string, Float64Array>();
  const orders = new Map<string, Uint32Array>();
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
  const orderOf = (key: readonly string[]): Uint32Array => {
    const name = JSON.stringify(key);
    const order = orders.get(name) ?? randomOrder(seed, ["order", ...key], draws, perReplicate);
    orders.set(name, order);
    return order;
  };

  return {
    seed,
    draws,
    replicates,
    uniform: (...key) =>
      kept(`uniform ${JSON.stringify(key)}`, () => {
        fillWords(words, seed, key);
        const column = takeColumn(draws);
        for (let d = 0; d < draws; d++) column[d] = ((words[d] as number) + 0.5) / 4294967296;
        return column;
      }),
    normal: (...key) =>
      kept(`normal ${JSON.stringify(key)}`, () => {
        fillWords(words, seed, key);
        return scored();
      }),
    even: (slot, orderKey, ...key) =>
      kept(`even ${slot} ${JSON.stringify([orderKey, key])}`, () => {
        const order = orderOf(orderKey);
        const points = reversedSobolPoints(slot, perReplicate);
        const scrambles = new Uint32Array(replicates);
        fillWords(scrambles, seed, ["scramble", ...orderKey, ...key]);
        for (let r = 0; r < replicates; r++) {
          const scrambleSeed = scrambles[r] as number;
          for (let d = r * perReplicate; d < (r + 1) * perReplicate; d++)
            words[d] = reverseBits(scramble(points[order[d] as number] as number, scrambleSeed));
        }
        return scored();
      }),
    release: () => {
      releaseColumns(columns.values());
      columns.clear();
    },
  };
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
  const luck = new Uint32Array(draws);
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
