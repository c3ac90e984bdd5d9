import { expect, it } from "vitest";
import { regionNames } from "./region-name";

it.each([
  ["KOR", "south-jeolla", "South Jeolla", "전남"],
  ["KOR", "haenam", "Haenam", "Haenam"],
  ["USA", "new-york", "New York", "New York"],
  ["CHN", "gwangju", "Gwangju", "Gwangju"],
])("in %s, %s is %s and %s", (iso3, region, nameEn, nameKo) =>
  expect(regionNames(iso3, region)).toEqual({ nameEn, nameKo }),
);
