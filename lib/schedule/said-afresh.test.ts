import { expect, it } from "vitest";
import { saidAfresh } from "./said-afresh";
import { day, word } from "./schedule.fixture";

it("a word said again is as much older as its day is later", () => {
  const again = saidAfresh({ ...word("2024-03-01", "2028-06-30"), ageYears: 1.5 }, day("2028-03-01"));
  expect(again).toMatchObject({ saidDay: day("2028-03-01"), statedDay: day("2028-06-30"), ageYears: 5.5 });
});
