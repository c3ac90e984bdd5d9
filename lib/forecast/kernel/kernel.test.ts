import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { at, type Column, type Memory, takeMemory } from "../memory";
import { normalQuantile } from "../normal";
import { philox4x32 } from "../philox";
import { reverseBits, reversedSobolPoints, scramble } from "../sobol";
import { columnOf, wordsOf } from "../test-columns";

const day = fc.oneof(fc.double({ min: -2000, max: 2000, noNaN: true }), fc.integer({ min: -3, max: 3 }));
const never = fc.oneof(fc.constant(Number.POSITIVE_INFINITY), day);
/** Several columns of one length, odd ones and one alone included. */
const columnsOf = (...kinds: fc.Arbitrary<number>[]) =>
  fc
    .integer({ min: 1, max: 41 })
    .chain((draws) => fc.tuple(...kinds.map((kind) => fc.array(kind, { minLength: draws, maxLength: draws }))));

/** Calls with columns in one memory, and gives the first back. */
function through(columns: number[][], call: (memory: Memory, addresses: number[], count: number) => void): number[] {
  const [first = []] = columns;
  const memory = takeMemory(first.length, 32);
  const taken = columns.map((numbers) => {
    const column = memory.takeColumn();
    column.set(numbers);
    return column;
  });
  call(
    memory,
    taken.map((column) => at(column)),
    first.length,
  );
  const result = Array.from(taken[0] as Column);
  // The others are left as they were.
  for (const [k, column] of taken.entries()) if (k > 0) expect(Array.from(column)).toEqual(columns[k]);
  memory.end();
  return result;
}

type Loop = [
  name: string,
  call: (memory: Memory, addresses: number[], count: number) => void,
  plain: (a: number, b: number, c: number) => number,
];

const address = (addresses: number[], k: number) => addresses[k] as number;

describe("loops over days do in every draw what plain numbers do", () => {
  const loops: Loop[] = [
    [
      "raiseFixed",
      ({ kernel }, a, n) => kernel.raiseFixed(address(a, 0), 1, address(a, 1), 2.5, n),
      (_, b) => Math.max(1, b + 2.5),
    ],
    ["raise", ({ kernel }, a, n) => kernel.raise(address(a, 0), address(a, 1), 2.5, n), (x, b) => Math.max(x, b + 2.5)],
    ["lower", ({ kernel }, a, n) => kernel.lower(address(a, 0), address(a, 1), 2.5, n), (x, b) => Math.min(x, b + 2.5)],
    ["add", ({ kernel }, a, n) => kernel.add(address(a, 0), address(a, 1), n), (x, b) => x + b],
    [
      "addWeighted",
      ({ kernel }, a, n) => kernel.addWeighted(address(a, 0), address(a, 1), address(a, 2), n),
      (x, b, c) => x + b * c,
    ],
    ["affine", ({ kernel }, a, n) => kernel.affine(address(a, 0), 3, 0.8, address(a, 1), n), (_, b) => 3 + 0.8 * b],
    [
      "blend",
      ({ kernel }, a, n) => kernel.blend(address(a, 0), 0.6, address(a, 1), 0.8, address(a, 2), n),
      (_, b, c) => 0.6 * b + 0.8 * c,
    ],
    ["copy", ({ kernel }, a, n) => kernel.copy(address(a, 0), address(a, 1), n), (_, b) => b],
    ["fill", ({ kernel }, a, n) => kernel.fill(address(a, 0), 7, n), () => 7],
    ["isBelow", ({ kernel }, a, n) => kernel.isBelow(address(a, 0), address(a, 1), 1, n), (_, b) => (b < 1 ? 1 : 0)],
    [
      "clearWhereBelow",
      ({ kernel }, a, n) => kernel.clearWhereBelow(address(a, 0), address(a, 1), address(a, 2), n),
      (x, b, c) => (b < c ? 0 : x),
    ],
    [
      "countReached",
      ({ kernel }, a, n) => kernel.countReached(address(a, 0), address(a, 1), 1, n),
      (x, b) => x + (b >= 1 ? 1 : 0),
    ],
    [
      "takeWherePicked",
      ({ kernel }, a, n) => kernel.takeWherePicked(address(a, 0), address(a, 1), address(a, 2), 1, n),
      (x, b, c) => (c === 1 ? b : x),
    ],
  ];

  it.each(loops)("%s", (_, call, plain) => {
    fc.assert(
      fc.property(columnsOf(day, day, day), (columns) => {
        const want = (columns[0] as number[]).map((a, d) =>
          plain(a, columns[1]?.[d] as number, columns[2]?.[d] as number),
        );
        const got = through(columns, call);
        expect(got.map((x) => x + 0)).toEqual(want.map((x) => x + 0));
      }),
      { numRuns: 40 },
    );
  });
});

describe("what is counted and summed", () => {
  it("countEqual and pickCompleted take the draws they are asked for, and no more than there are", () => {
    fc.assert(
      fc.property(columnsOf(day, never), ([base = [], cancelled = []]) => {
        const memory = takeMemory(base.length, 32);
        const [a, b, out] = Array.from({ length: 3 }, () => memory.takeColumn()) as [Column, Column, Column];
        a.set(base);
        b.set(cancelled);
        const completed = base.flatMap((_, d) => (cancelled[d] === Infinity ? [d] : []));
        const { kernel } = memory;
        expect(kernel.countEqual(at(a), 1, base.length)).toBe(base.filter((x) => x === 1).length);
        const count = kernel.pickCompleted(at(out), at(a), at(b), base.length);
        expect(Array.from(out.subarray(0, count))).toEqual(completed.map((d) => base[d]));
        memory.end();
      }),
      { numRuns: 60 },
    );
  });
});

describe("random words", () => {
  it("are Philox's blocks one after the other", () => {
    const { memory, words } = wordsOf(new Uint32Array(48));
    memory.kernel.philoxWords(at(words), 0xdeadbeef, 7, 0xffffffff, 48);
    const block = new Uint32Array(4);
    const want = Array.from({ length: 12 }, (_, i) => {
      philox4x32(block, i, 0xffffffff, 0, 0, 0xdeadbeef, 7);
      return Array.from(block);
    });
    expect(Array.from(words)).toEqual(want.flat());
  });

  it("of Sobol points are scrambled as sobol.ts does it, in the order given", () => {
    const points = reversedSobolPoints(3, 16);
    const { memory, words } = wordsOf(points.subarray(0, 16));
    const [order, out] = [memory.takeWords(), memory.takeWords()];
    order.set(Array.from({ length: 16 }, (_, i) => (i * 7) % 16));
    memory.kernel.scrambledWords(at(out), at(words), at(order), 0x9e3779b9, 16);
    const want = Array.from(order, (i) => reverseBits(scramble(points[i] as number, 0x9e3779b9)) >>> 0);
    expect(Array.from(out)).toEqual(want);
    // Fewer than a vector: the indices beyond are not read.
    for (const count of [1, 2, 3, 5]) {
      order.fill(0xffffffff, count);
      out.fill(0);
      memory.kernel.scrambledWords(at(out), at(words), at(order), 0x9e3779b9, count);
      expect(Array.from(out.subarray(0, count))).toEqual(want.slice(0, count));
      order.set(Array.from({ length: 16 }, (_, i) => (i * 7) % 16));
    }
  });

  it("put every part of an order into a permutation, by Fisher and Yates", () => {
    const randomInputs = Array.from({ length: 32 }, (_, i) => Math.imul(i + 1, 0x9e3779b9) >>> 0);
    const { memory, words } = wordsOf(randomInputs);
    const order = memory.takeWords();
    memory.kernel.shuffleParts(at(order), at(words), 16, 32);
    const want: number[] = [];
    for (const part of [0, 16])
      for (let i = 0; i < 16; i++) {
        const j = Math.floor(((randomInputs[part + i] as number) / 2 ** 32) * (i + 1));
        want[part + i] = want[part + j] ?? i;
        want[part + j] = i;
      }
    expect(Array.from(order)).toEqual(want);
  });

  it("become uniforms at the middles of their cells, and scores", () => {
    const numbers = [0, 1, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1];
    const { memory, words } = wordsOf(numbers);
    const out = memory.takeColumn();
    memory.kernel.uniformsOfWords(at(out), at(words), 5);
    expect(Array.from(out)).toEqual(numbers.map((word) => (word + 0.5) / 2 ** 32));
    memory.kernel.scoresOfWords(at(out), at(words), 5);
    for (const [d, word] of numbers.entries())
      expect(Math.abs((out[d] as number) - normalQuantile((word + 0.5) / 2 ** 32))).toBeLessThan(1e-8);
  });
});

it("numbers in bins of hundreds are sorted too", () => {
  const numbers = Float64Array.from({ length: 3000 }, (_, i) => (i === 0 ? 1e9 : ((i * 7919) % 3001) / 3001));
  const { memory, column } = columnOf(numbers);
  const spare = memory.takeColumn();
  memory.kernel.sortAscending(at(column), at(spare), 3000);
  expect(Array.from(column)).toEqual(Array.from(numbers).sort((a, b) => a - b));
});
