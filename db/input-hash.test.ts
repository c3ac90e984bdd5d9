import { expect, it } from "vitest";
import { inputHashOf } from "./input-hash";

it("is the same whatever order an object's names were set in, at any depth", () => {
  const one = { site: { id: 1, phases: [{ a: 1, b: null }] }, days: 3 };
  const other = { days: 3, site: { phases: [{ b: null, a: 1 }], id: 1 } };
  expect(inputHashOf([one])).toBe(inputHashOf([other]));
});

it("differs with a value and with the order of a list", () => {
  const hashes = [[{ a: 1 }], [{ a: 2 }], [{ a: "1" }], [1, 2], [2, 1], [[1, 2]]].map(inputHashOf);
  expect(new Set(hashes).size).toBe(hashes.length);
});
