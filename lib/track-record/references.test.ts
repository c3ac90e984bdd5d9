import { expect, it } from "vitest";
import { shareBy } from "@/lib/scoring/forecast-distribution";
import { announcedReference, climatologyReference } from "./references";

it("takes an announced date at its word: nothing before it, everything from it", () => {
  const reference = announcedReference(1000);
  expect(reference.quantileDays).toHaveLength(201);
  expect([shareBy(reference, 999.9), shareBy(reference, 1000)]).toEqual([0, 1]);
});

it("gives the class's P50 and P80 back, less what never comes", () => {
  const reference = climatologyReference(1000, 1400, 1700, 0.1);
  if (!reference) throw new Error("a reference");
  expect(reference.quantileDays).toHaveLength(201);
  expect(reference.quantileDays[100]).toBeCloseTo(1400, 6);
  expect(reference.quantileDays[160]).toBeCloseTo(1700, 6);
  expect(shareBy(reference, 1400)).toBeCloseTo(0.45, 6);
  expect(shareBy(reference, 1e9)).toBeCloseTo(0.9, 12);
  expect(reference.quantileDays.every((day) => Number.isFinite(day) && day > 1000)).toBe(true);
});

it("is none where the class leaves nothing to wait for", () => {
  expect(climatologyReference(1000, 1000, 1200, 0)).toBeNull();
  expect(climatologyReference(1000, 1200, 1100, 0)).toBeNull();
  expect(climatologyReference(1000, 1001, 1001, 0)?.quantileDays[0]).toBeCloseTo(1001, 9);
});
