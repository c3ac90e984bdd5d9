import { expect, it } from "vitest";
import { toEpochDay } from "@/lib/domain/dates";
import { addInService, emptyInServiceSums, quantilesByYear } from "./in-service-sums";

const day = toEpochDay;

it("counts MW from their start, and never those of a cancelled draw", () => {
  const sums = emptyInServiceSums(2028, 2, 4);
  const never = Number.POSITIVE_INFINITY;
  addInService(sums, 100, {
    startDay: Float64Array.of(day("2027-05-01"), day("2028-07-02"), day("2028-12-31") + 0.5, day("2028-01-01")),
    cancelledDay: Float64Array.of(never, never, never, day("2027-12-01")),
  });
  expect([...sums.yearEndMegawatts]).toEqual([100, 100, 100, 0, 100, 100, 100, 0]);
  // 2028 has 366 days; from 2 July 183 of them are left.
  expect([...sums.yearMeanMegawatts].slice(0, 4)).toEqual([100, 50, expect.closeTo(50 / 366, 9), 0]);
  addInService(sums, 10, { startDay: new Float64Array(4), cancelledDay: new Float64Array(4).fill(never) });
  expect([...sums.yearEndMegawatts]).toEqual([110, 110, 110, 10, 110, 110, 110, 10]);
  expect(quantilesByYear(sums, sums.yearEndMegawatts)).toEqual([
    { year: 2028, mean: 85, p10: 10, p50: 110, p90: 110 },
    { year: 2029, mean: 85, p10: 10, p50: 110, p90: 110 },
  ]);
});
