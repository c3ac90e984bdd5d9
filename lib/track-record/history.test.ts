import { expect, it } from "vitest";
import { type HistoryPoint, notedPoints } from "./history";

const point = (asOfDay: number, p50Day: number | null, change: Partial<HistoryPoint> = {}): HistoryPoint => ({
  asOfDay,
  p10Day: null,
  p50Day,
  p90Day: null,
  announcedDay: 500,
  announcedBasis: "promised",
  isReplay: false,
  ...change,
});
const days = (points: HistoryPoint[]) => notedPoints(points).map(({ asOfDay }) => asOfDay);

it("keeps the first, the last and what moved a week since the one kept before", () => {
  expect(days([point(1, 400), point(2, 403), point(3, 406), point(4, 407), point(5, 408), point(6, 409)])).toEqual([
    1, 4, 6,
  ]);
});

it("keeps a moved or dropped announced date, a median lost, and the step from replay to archive", () => {
  expect(
    days([
      point(1, 400),
      point(2, 400, { announcedDay: 501 }),
      point(3, 400, { announcedDay: null }),
      point(4, 400, { announcedDay: null }),
    ]),
  ).toEqual([1, 2, 3, 4]);
  expect(days([point(1, 400), point(2, null), point(3, null), point(4, null)])).toEqual([1, 2, 4]);
  expect(days([point(1, 400, { isReplay: true }), point(2, 400), point(3, 400)])).toEqual([1, 2, 3]);
});

it("of one point is that point", () => {
  expect(days([point(1, 400)])).toEqual([1]);
  expect(days([])).toEqual([]);
});
