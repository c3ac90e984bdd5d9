import fc from "fast-check";
import { expect, it } from "vitest";
import { midRanks } from "./mid-ranks";

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
      const found = midRanks(Float64Array.from(list), counts);
      for (const [d, rank] of expected.entries()) expect(found[d]).toBeCloseTo(rank, 12);
    }),
  );
});

it("ranks numbers that are all the same in the middle", () => {
  expect([...midRanks(Float64Array.of(7, 7, 7), Uint8Array.of(1, 1, 1))]).toEqual([0.5, 0.5, 0.5]);
});
