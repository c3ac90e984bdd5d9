import { expect, it } from "vitest";
import { findBuildings, writeNumbers } from "./building-numbers";

/** Each list with the text that it was read from. */
const lists = (text: string) =>
  findBuildings(text).map(({ numbers, start, end }) => [text.slice(start, end), ...numbers]);

it("a list of buildings is one mention, with its numbers in order", () => {
  expect(lists("Power at Building 8 and Building 3, as seen")).toEqual([["Building 8 and Building 3", 3, 8]]);
  expect(lists("Building 2 and later buildings 7–8")).toEqual([
    ["Building 2", 2],
    ["buildings 7–8", 7, 8],
  ]);
});

it("a list ends before what counts something else, runs backwards or is too long for one site", () => {
  expect(lists("Building 3, 7-8 months later")).toEqual([["Building 3", 3]]);
  expect(lists("Building 3, 12 chillers")).toEqual([["Building 3", 3]]);
  expect(lists("Building 3 and 9-2")).toEqual([["Building 3", 3]]);
  expect(lists("Building 3 and 1-62")).toEqual([["Building 3", 3]]);
  expect(lists("Building 1-61")[0]).toHaveLength(62);
});

it("the first number after the word is a building's, whatever stands behind it", () =>
  expect(lists("Building 3 cooling units")).toEqual([["Building 3", 3]]));

it("no list is a mention of nothing", () => {
  for (const text of ["Building 5-2", "Building 2026-01", "the building", ""]) expect(findBuildings(text)).toEqual([]);
});

it("no numbers are written as nothing", () => expect(writeNumbers([])).toBe(""));
