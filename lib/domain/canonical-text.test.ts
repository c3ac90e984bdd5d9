import { expect, it } from "vitest";
import { canonicalText } from "./canonical-text";

it("is JSON with the fields of every object in order, whatever order they were set in", () => {
  const one = { site: { id: 1, phases: [{ a: 1.5, b: null }] }, days: -3, 'a "name"': true };
  const other = { 'a "name"': true, days: -3, site: { phases: [{ b: null, a: 1.5 }], id: 1 } };
  expect(canonicalText(one)).toBe('{"a \\"name\\"":true,"days":-3,"site":{"id":1,"phases":[{"a":1.5,"b":null}]}}');
  expect(canonicalText(other)).toBe(canonicalText(one));
  expect(canonicalText(Object.assign(Object.create(null), { b: "2", a: [] }))).toBe('{"a":[],"b":"2"}');
});

it("keeps the order of a list, and tells a number from its text", () => {
  const texts = [[1, 2], [2, 1], [[1, 2]], ["1", 2], [null], []].map(canonicalText);
  expect(new Set(texts).size).toBe(texts.length);
});

it("leaves out a field that is undefined", () => {
  expect(canonicalText({ a: undefined, b: 1 })).toBe('{"b":1}');
});

it.each([
  ["NaN", Number.NaN, "NaN"],
  ["Infinity", Number.NEGATIVE_INFINITY, "-Infinity"],
  ["a Map", new Map([[1, 2]]), "a Map"],
  ["a Set", new Set([1]), "a Set"],
  ["a Date", new Date(0), "a Date"],
  ["typed numbers", new Float64Array(1), "a Float64Array"],
  ["a bigint", 1n, "1"],
  ["undefined in a list", undefined, "undefined"],
])("refuses %s and says where", (_what, value, name) => {
  expect(() => canonicalText({ site: { days: [0, value] } })).toThrow(
    `data.site.days[1]: expected plain data, got ${name}`,
  );
});
