import { expect, it } from "vitest";
import type { StatedNode } from "./network";
import { slipClass } from "./slip";
import { AS_OF, daysToStart, ERCOT_SLIP, forecastOf, shareError, site, task, waitsFor } from "./test-networks";

function stated(h: number, changes: Partial<StatedNode> = {}): StatedNode {
  const base = {
    id: "date",
    kind: "stated" as const,
    predecessors: [],
    drives: true,
    sourceKey: "s",
    ageYears: 0,
    slip: ERCOT_SLIP,
    loading: "total" as const,
  };
  return { ...base, statedDay: AS_OF + h, ...changes };
}

it.each([
  [180, 230],
  [365, 511],
  [730, 1263],
])("expects a date %i days ahead in about %i days, as the fit says", (h, median) => {
  expect(Math.abs(slipClass(ERCOT_SLIP, h, 0).medianDays - median)).toBeLessThan(1);
  const days = daysToStart(site([stated(h)]), { draws: 4096 });
  const share = days.filter((day) => day <= slipClass(ERCOT_SLIP, h, 0).medianDays).length / days.length;
  expect(Math.abs(share - 0.5)).toBeLessThan(4 * shareError(0.5, days.length));
});

it("caps the median beyond 730 days, without a step or a fall", () => {
  for (const age of [0, 1, 6]) {
    let before = 0;
    const wrong: number[] = [];
    for (let h = 1; h < 3000; h++) {
      const { medianDays } = slipClass(ERCOT_SLIP, h, age);
      const isCapped = h <= 730 || medianDays <= 1.75 * h + 1e-9;
      const isSmooth = medianDays >= before && (h === 1 || medianDays - before < 4);
      if (!isCapped || !isSmooth) wrong.push(h);
      before = medianDays;
    }
    expect(wrong).toEqual([]);
  }
});

it("gives a date already past the overdue class", () => {
  expect(slipClass(ERCOT_SLIP, 0, 3)).toEqual(ERCOT_SLIP.overdue);
  const { p50 } = forecastOf(site([stated(-90)]), { draws: 4096 }).targets[0]?.givenCompletion ?? { p50: 0 };
  expect(Math.abs(Math.log((p50 - AS_OF) / 151))).toBeLessThan((4 * 0.9 * 1.2533) / Math.sqrt(4096));
});

it("is a finish, never before its predecessors and never a duration after them", () => {
  const slip = { ...ERCOT_SLIP, sigma: 0 };
  const after300 = (h: number) => {
    const before = task("before", { duration: { kind: "point", days: 300 } });
    return daysToStart(site([before, stated(h, { slip, predecessors: [waitsFor("before")] })]), { draws: 1 })[0];
  };
  expect(after300(180)).toBe(300);
  expect(after300(365)).toBeCloseTo(slipClass(slip, 365, 0).medianDays, 9);
});
