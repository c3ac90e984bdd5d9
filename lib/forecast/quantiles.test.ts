import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inAscendingOrder, quantileOf, quantilesAmong, quantilesOf, quantilesOfUnsorted } from "./quantiles";
import { columnOf } from "./test-columns";
import { sortedQuantile } from "./test-networks";

const SHARES = [0, 0.005, 0.1, 0.25, 0.5, 0.8, 0.9, 0.999, 1];

const finite = fc.double({ min: -1e9, max: 1e9, noNaN: true });
const anyNumbers: fc.Arbitrary<number[]> = fc
  .oneof(
    fc.array(finite, { minLength: 1, maxLength: 60 }),
    // Ties.
    fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 60 }),
    // One far out, the rest crowded into one bin.
    fc
      .tuple(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 60 }), finite)
      .map(([crowd, far]) => [...crowd, far]),
    // Heavy tails.
    fc.array(fc.double({ min: -20, max: 20, noNaN: true }).map(Math.exp), { minLength: 1, maxLength: 60 }),
  )
  // −0 and 0 are one number, whose order nobody asks for.
  .map((list) => list.map((value) => value + 0));

function among(numbers: ArrayLike<number>, shares: readonly number[]): number[] {
  const { memory, column } = columnOf(numbers);
  const found = quantilesAmong(memory, column, numbers.length, shares);
  expect(Array.from(column)).toEqual(Array.from(numbers));
  return found;
}

function ordered(numbers: ArrayLike<number>): number[] {
  const { memory, column } = columnOf(numbers);
  const found = inAscendingOrder(memory, column, numbers.length);
  expect(found.byteOffset).toBe(column.byteOffset);
  return Array.from(found);
}

function sorted(values: ArrayLike<number>): number[] {
  return Array.from(Float64Array.from(values).sort());
}

describe("quantiles without sorting everything", () => {
  it("are those of a full sort, and leave the numbers as they were", () => {
    fc.assert(
      fc.property(anyNumbers, (list) => {
        expect(among(list, SHARES)).toEqual(SHARES.map((p) => sortedQuantile(list, p)));
      }),
      { numRuns: 60 },
    );
  });

  it("of thousands of numbers, some bins holding many and the asked ranks falling between bins", () => {
    const steps = Float64Array.from({ length: 5000 }, (_, i) => Math.floor(((i * 7919) % 5000) / 100));
    const spread = Float64Array.from({ length: 5000 }, (_, i) =>
      Math.tan(((((i * 7919) % 5000) + 0.5) / 5000 - 0.5) * 3.1),
    );
    // The numbers that are sampled for their range, all equal.
    const sampledEqual = Float64Array.from({ length: 5000 }, (_, i) => (i % 32 < 2 ? 7 : i % 100));
    for (const values of [steps, spread, sampledEqual, sampledEqual.map((value) => value % 8)])
      expect(among(values, SHARES)).toEqual(SHARES.map((p) => sortedQuantile(values, p)));
  });

  it("of one number, of equal ones, and of none", () => {
    expect(among([7], [0, 0.5, 1])).toEqual([7, 7, 7]);
    expect(among([3, 3, 3], [0.1, 0.9])).toEqual([3, 3]);
    expect(among([], [0.1, 0.9])).toEqual([Infinity, Infinity]);
    const { memory, column } = columnOf([4, 1, 3, 2, 5, 11, 7, 9, 10, 8, 6]);
    expect(quantilesOfUnsorted(memory, column)).toEqual({ p10: 2, p50: 6, p80: 9, p90: 10 });
  });

  it("of a part of a column only", () => {
    const { memory, column } = columnOf([9, 8, 3, 1, 2, 7]);
    expect(quantilesAmong(memory, column, 3, [0, 0.5, 1], 2)).toEqual([1, 2, 3]);
  });

  it("forget the work of the call before", () => {
    const { memory, column } = columnOf(Float64Array.from({ length: 999 }, (_, i) => i * i));
    quantilesAmong(memory, column, 999, SHARES);
    column.set([0, 1, 2]);
    expect(quantilesAmong(memory, column, 3, SHARES)).toEqual(SHARES.map((p) => sortedQuantile([0, 1, 2], p)));
  });
});

describe("quantiles of sorted numbers with never at the end", () => {
  const days = Float64Array.of(10, 20, 40);

  it("interpolate between order statistics", () => {
    expect([0, 0.25, 0.5, 0.75, 1].map((p) => quantileOf(days, p))).toEqual([10, 15, 20, 30, 40]);
    expect(quantilesOf(Float64Array.from({ length: 11 }, (_, i) => i))).toEqual({ p10: 1, p50: 5, p80: 8, p90: 9 });
  });

  it("are never as soon as they lean on one that never comes", () => {
    // Five in all, two of them never: ranks 0 … 4.
    expect([0.25, 0.5, 0.51, 0.75, 1].map((p) => quantileOf(days, p, 5))).toEqual([
      20,
      40,
      Infinity,
      Infinity,
      Infinity,
    ]);
    expect(quantilesOf(days, 5)).toEqual({ p10: 14, p50: 40, p80: Infinity, p90: Infinity });
    expect(quantileOf(new Float64Array(), 0)).toBe(Infinity);
    expect(quantileOf(new Float64Array(), 0.5, 4)).toBe(Infinity);
  });
});

describe("numbers in ascending order", () => {
  it("are those of a full sort, in the same place", () => {
    fc.assert(
      fc.property(anyNumbers, (list) => {
        expect(ordered(list)).toEqual(sorted(list));
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ["evenly spread", (u: number) => u],
    ["heavily tailed", (u: number) => Math.exp(20 * u)],
    ["crowded at one place", (u: number) => Math.round(u)],
    ["equal", () => 5],
  ])("when %s", (_, of) => {
    const values = Float64Array.from({ length: 4096 }, (__, i) => of(((i * 2654435761) % 4096) / 4096));
    expect(ordered(values)).toEqual(sorted(values));
  });

  it("of nothing is nothing", () => {
    expect(ordered([])).toEqual([]);
  });
});
