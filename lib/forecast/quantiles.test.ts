import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inAscendingOrder, quantileOf, quantilesAmong, quantilesOf, quantilesOfUnsorted } from "./quantiles";
import { sortedQuantile } from "./test-networks";

const SHARES = [0, 0.005, 0.1, 0.25, 0.5, 0.8, 0.9, 0.999, 1];

const finite = fc.double({ min: -1e9, max: 1e9, noNaN: true });
const anyNumbers: fc.Arbitrary<number[]> = fc.oneof(
  fc.array(finite, { minLength: 1, maxLength: 60 }),
  // Ties.
  fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 60 }),
  // One far out, the rest crowded into one bin.
  fc
    .tuple(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 60 }), finite)
    .map(([crowd, far]) => [...crowd, far]),
  // Heavy tails.
  fc.array(fc.double({ min: -20, max: 20, noNaN: true }).map(Math.exp), { minLength: 1, maxLength: 60 }),
);

function sorted(values: ArrayLike<number>): number[] {
  return Array.from(Float64Array.from(values).sort());
}

describe("quantiles without sorting everything", () => {
  it("are those of a full sort, and leave the numbers as they were", () => {
    fc.assert(
      fc.property(anyNumbers, (list) => {
        const values = Float64Array.from(list);
        expect(quantilesAmong(values, SHARES)).toEqual(SHARES.map((p) => sortedQuantile(list, p)));
        expect(Array.from(values)).toEqual(list);
      }),
      { numRuns: 60 },
    );
  });

  it("of thousands of numbers, some bins holding many and the asked ranks falling between bins", () => {
    const steps = Float64Array.from({ length: 5000 }, (_, i) => Math.floor(((i * 7919) % 5000) / 100));
    const spread = Float64Array.from({ length: 5000 }, (_, i) =>
      Math.tan(((((i * 7919) % 5000) + 0.5) / 5000 - 0.5) * 3.1),
    );
    for (const values of [steps, spread])
      expect(quantilesAmong(values, SHARES)).toEqual(SHARES.map((p) => sortedQuantile(values, p)));
  });

  it("of one number, of equal ones, and of none", () => {
    expect(quantilesAmong(Float64Array.of(7), [0, 0.5, 1])).toEqual([7, 7, 7]);
    expect(quantilesAmong(Float64Array.of(3, 3, 3), [0.1, 0.9])).toEqual([3, 3]);
    expect(quantilesAmong(new Float64Array(), [0.1, 0.9])).toEqual([Infinity, Infinity]);
    expect(quantilesOfUnsorted(Float64Array.of(4, 1, 3, 2, 5, 11, 7, 9, 10, 8, 6))).toEqual({
      p10: 2,
      p50: 6,
      p80: 9,
      p90: 10,
    });
  });

  it("forget the work of the call before", () => {
    const first = Float64Array.from({ length: 999 }, (_, i) => i * i);
    quantilesAmong(first, SHARES);
    expect(quantilesAmong(Float64Array.of(0, 1, 2), SHARES)).toEqual(SHARES.map((p) => sortedQuantile([0, 1, 2], p)));
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
        const values = Float64Array.from(list);
        expect(inAscendingOrder(values)).toBe(values);
        expect(Array.from(values)).toEqual(sorted(list));
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
    const want = sorted(values);
    expect(Array.from(inAscendingOrder(values))).toEqual(want);
  });

  it("of nothing is nothing", () => {
    expect(inAscendingOrder(new Float64Array())).toHaveLength(0);
  });
});
