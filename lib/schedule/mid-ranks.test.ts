import fc from "fast-check";
import { expect, it } from "vitest";
import type { Column } from "./laws";
import { inOrder, mergedOrder, midRanks } from "./mid-ranks";

const ranksOf = (values: Column, counts: Uint8Array) => midRanks(values, counts, inOrder(values));

it("ranks by how many are smaller, equal ones in the middle of theirs, those that do not count at a half", () => {
  const values = fc.array(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ min: -1e6, max: 1e6, noNaN: true })), {
    minLength: 1,
    maxLength: 200,
  });
  fc.assert(
    fc.property(values, fc.infiniteStream(fc.boolean()), (list, stream) => {
      const counts = Uint8Array.from(list, () => Number(stream.next().value));
      const counted = list.filter((_, d) => counts[d]);
      const expected = list.map((value, d) => {
        const below = counted.filter((other) => other < value).length;
        const equal = counted.filter((other) => other === value).length;
        return counts[d] ? (below + equal / 2) / counted.length : 0.5;
      });
      const found = ranksOf(Float64Array.from(list), counts);
      for (const [d, rank] of expected.entries()) expect(found[d]).toBeCloseTo(rank, 12);
    }),
  );
});

it("ranks numbers that are all the same in the middle", () => {
  expect([...ranksOf(Float64Array.of(7, 7, 7), Uint8Array.of(1, 1, 1))]).toEqual([0.5, 0.5, 0.5]);
});

it("merges the orders of marked draws and of the others", () => {
  const drawn = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.boolean()), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(drawn, (draws) => {
      const marks = Uint8Array.from(draws, ([, isMarked]) => Number(isMarked));
      const order = inOrder(Float64Array.from(draws, ([number]) => number));
      // Rising along the order among those marked and among the others, not among all.
      const values = Float64Array.from(draws, ([number, isMarked]) => (isMarked ? 3 * number : number));
      const found = [...mergedOrder(values, order, marks)];
      expect(found.map((d) => values[d])).toEqual([...values].sort((a, b) => a - b));
      expect(found.sort((a, b) => a - b)).toEqual([...draws.keys()]);
    }),
  );
});
