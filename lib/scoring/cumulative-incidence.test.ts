import { expect, it } from "vitest";
import { cumulativeIncidence, type Followed } from "./cumulative-incidence";

const served = (days: number): Followed => ({ days, end: "served" });
const cancelled = (days: number): Followed => ({ days, end: "cancelled" });
const open = (days: number): Followed => ({ days, end: null });
const shares = (cases: Followed[], cause: string, horizons: number[]) =>
  cumulativeIncidence(cases, cause, horizons).map(({ share }) => share);

it("without open cases it is the plain share", () => {
  const cases = [served(10), cancelled(20), served(30), served(40)];
  expect(shares(cases, "served", [9, 10, 20, 30, 40])).toEqual([0, 0.25, 0.25, 0.5, 0.75]);
  expect(shares(cases, "cancelled", [10, 20, 50])).toEqual([0, 0.25, 0.25]);
});

it("by hand: an open case shares its weight among those that are followed longer", () => {
  // Of 5: one served on 10, 1/5. One last seen on 15. On 20 one of the 3 left is cancelled: S(t−) = 4/5, so 4/15; S = 8/15.
  // On 30 one of 2 served: 8/15 · 1/2 = 4/15, in sum 7/15; the last is last seen on 50.
  const cases = [served(10), open(15), cancelled(20), served(30), open(50)];
  const found = cumulativeIncidence(cases, "served", [10, 20, 30, 45, 60]);
  expect(found.map(({ followed }) => followed)).toEqual([4, 2, 1, 1, 0]);
  expect(found[2]?.share).toBeCloseTo(7 / 15, 12);
  expect(found[3]?.share).toBeCloseTo(7 / 15, 12);
  expect(shares(cases, "cancelled", [45])[0]).toBeCloseTo(4 / 15, 12);
});

it("what ends on one day ends at once, and who was last seen open that day was at risk", () => {
  const cases = [open(10), served(10), cancelled(10), open(90)];
  expect(shares(cases, "served", [10])).toEqual([0.25]);
  expect(shares([...cases].reverse(), "served", [10])).toEqual([0.25]);
  expect(shares(cases, "cancelled", [10])).toEqual([0.25]);
});

it("is unknown where nobody is followed so far, and known where all have ended", () => {
  expect(shares([served(10), open(20)], "served", [20, 21])).toEqual([0.5, null]);
  expect(shares([served(10), served(20)], "served", [99])).toEqual([1]);
  expect(cumulativeIncidence([], "served", [10])).toEqual([{ share: null, followed: 0 }]);
});
