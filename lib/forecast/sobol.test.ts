import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readVectors } from "@/test-data/read-test-data";
import { directionNumbers, reverseBits, reversedSobolPoints, SOBOL_DIMENSIONS, scramble } from "./sobol";

const UNIT = 1 / 4294967296;

/** Point j of the sequence in binary order, as a fraction. */
function pointOf(dimension: number, j: number): number {
  const count = 2 ** Math.ceil(Math.log2(j + 1));
  return (reverseBits(reversedSobolPoints(dimension, count)[j] as number) >>> 0) * UNIT;
}

/** Sequences in the literature come in Gray-code order: their point j is the point j ⊕ (j >> 1) of the binary order. */
function grayPointOf(dimension: number, j: number): number {
  return pointOf(dimension, j ^ (j >> 1));
}

function hexOf(words: ArrayLike<number>): string {
  return Array.from(words, (word) => word.toString(16)).join(" ");
}

describe("direction numbers of Joe and Kuo", () => {
  // Computed with scipy 1.17.1 (stats.qmc.Sobol, 32 bits).
  it.each([
    [0, "80000000 40000000 20000000 10000000 8000000 4000000 2000000 1000000 800000 400000 200000 100000 80000 40000"],
    [1, "80000000 c0000000 a0000000 f0000000 88000000 cc000000 aa000000 ff000000 80800000 c0c00000 a0a00000 f0f00000"],
    [2, "80000000 c0000000 60000000 90000000 e8000000 5c000000 8e000000 c5000000 68800000 9cc00000 ee600000 55900000"],
    [3, "80000000 c0000000 20000000 50000000 f8000000 74000000 a2000000 93000000 d8800000 25400000 59e00000 e6d00000"],
    [40, "80000000 c0000000 20000000 b0000000 d8000000 ac000000 8e000000 9000000 9e800000 a1c00000 caa00000 33700000"],
    [63, "80000000 40000000 60000000 d0000000 c8000000 bc000000 4e000000 57000000 80800000 a400000 fd200000 8db00000"],
  ])("of dimension %i", (dimension, want) => {
    const words = directionNumbers(dimension);
    expect(words).toHaveLength(32);
    expect(hexOf(words.subarray(0, want.split(" ").length))).toBe(want);
  });

  it("has the last of them too, and 64 dimensions", () => {
    expect(hexOf(directionNumbers(0).subarray(30))).toBe("2 1");
    expect(hexOf(directionNumbers(63).subarray(28))).toBe("8e263548 771b286c 30f9866a 121d6761");
    expect(SOBOL_DIMENSIONS).toBe(64);
  });

  it("are all 64 × 32 of the list", () => {
    const { directions } = readVectors<{ directions: string[] }>("sobol-directions");
    expect(directions).toHaveLength(SOBOL_DIMENSIONS);
    directions.forEach((words, dimension) => {
      expect(hexOf(directionNumbers(dimension))).toBe(words);
    });
  });
});

describe("points", () => {
  it("are those of the sequence, in binary order", () => {
    const gray = [0, 1, 2, 3, 4, 5, 6, 7].map((j) => [0, 1, 2, 3, 5].map((dimension) => grayPointOf(dimension, j)));
    expect(gray).toEqual([
      [0, 0, 0, 0, 0],
      [0.5, 0.5, 0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25, 0.25, 0.75],
      [0.25, 0.75, 0.75, 0.75, 0.25],
      [0.375, 0.375, 0.625, 0.875, 0.125],
      [0.875, 0.875, 0.125, 0.375, 0.625],
      [0.625, 0.125, 0.875, 0.625, 0.875],
      [0.125, 0.625, 0.375, 0.125, 0.375],
    ]);
  });

  it("are a longer list's beginning, whichever was asked for first", () => {
    const first = Array.from(reversedSobolPoints(11, 16).subarray(0, 16));
    const longer = reversedSobolPoints(11, 256);
    expect(longer.length).toBeGreaterThanOrEqual(256);
    expect(Array.from(longer.subarray(0, 16))).toEqual(first);
    expect(Array.from(reversedSobolPoints(11, 16).subarray(0, 16))).toEqual(first);
    expect(reversedSobolPoints(12, 1)[0]).toBe(0);
  });

  it("are the first 32 in 8 dimensions", () => {
    const { points } = readVectors<{ points: number[][] }>("sobol-points");
    expect(points).toHaveLength(32);
    points.forEach((row, j) => {
      expect(row.map((_, dimension) => grayPointOf(dimension, j))).toEqual(row);
    });
  });
});

describe("scrambling", () => {
  const word = fc.integer({ min: 0, max: 4294967295 });

  it("is nested: the first digits of the outcome hang on the first digits alone", () => {
    fc.assert(
      fc.property(word, word, word, fc.integer({ min: 1, max: 31 }), (a, other, seed, digits) => {
        // Words come with their bits reversed, so the first digits are the lowest bits.
        const mask = 2 ** digits - 1;
        const b = ((a & mask) | (other & ~mask)) >>> 0;
        expect(scramble(b, seed) & mask).toBe(scramble(a, seed) & mask);
      }),
      { numRuns: 200 },
    );
  });

  it("keeps a net a net: each of n strata is hit once, in every dimension and under every seed", () => {
    for (const [dimension, count, seed] of [
      [0, 256, 1],
      [7, 256, 0xdeadbeef],
      [63, 64, 12345],
      [30, 1024, 0xffffffff],
    ] as const) {
      const points = reversedSobolPoints(dimension, count).subarray(0, count);
      const strata = Array.from(points, (x) => ((reverseBits(scramble(x, seed)) >>> 0) * UNIT * count) | 0);
      expect(new Set(strata).size).toBe(count);
    }
  });

  it("flips about half of all digits, each as often as not", () => {
    const flips = new Array<number>(32).fill(0);
    const runs = 400;
    for (let seed = 0; seed < runs; seed++) {
      const changed = scramble(0x1b873593, Math.imul(seed, 0x9e3779b9) >>> 0) ^ 0x1b873593;
      for (let bit = 0; bit < 32; bit++) flips[bit] = (flips[bit] as number) + ((changed >>> bit) & 1);
    }
    for (const count of flips) expect(Math.abs(count / runs - 0.5)).toBeLessThan(4.5 * Math.sqrt(0.25 / runs));
  });

  it("gives every word again what it gave", () => {
    // These four are part of every forecast: a change of one asks for a new engine version.
    const got = [0, 1, 0x80000000, 0xcafebabe].map((x) => scramble(x, 0x12345678) >>> 0);
    expect(got).toEqual([1877712488, 1624557537, 4025196136, 2478711078]);
  });
});

it("bits reversed twice are as they were", () => {
  fc.assert(
    fc.property(fc.integer(), (x) => {
      expect(reverseBits(reverseBits(x)) | 0).toBe(x);
    }),
  );
  expect(reverseBits(1) >>> 0).toBe(0x80000000);
  expect(reverseBits(0x0000000d) >>> 0).toBe(0xb0000000);
  expect(reverseBits(0x12345678) >>> 0).toBe(0x1e6a2c48);
});
