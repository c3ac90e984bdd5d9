/** A seeded stream of numbers for making inputs: the same seed gives the same numbers on every machine. */
export type Seeded = {
  /** Uniform on [0, 1). */
  next(): number;
  /** Uniform between two numbers. */
  between(low: number, high: number): number;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  /** True with the given chance. */
  chance(probability: number): boolean;
};

/**
 * The stream of `seed` (any integer): a 32-bit counter through the finaliser of MurmurHash3. Good enough to vary inputs; the engine's own
 * chance is another matter and comes from `lib/forecast`.
 */
export function seeded(seed: number): Seeded {
  let counter = Math.imul(seed, 0x9e3779b1) >>> 0;
  const next = () => {
    counter = (counter + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(counter ^ (counter >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 4294967296;
  };
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    whole: (low, high) => low + Math.floor((high - low + 1) * next()),
    chance: (probability) => next() < probability,
  };
}
