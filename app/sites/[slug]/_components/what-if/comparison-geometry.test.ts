import { describe, expect, it } from "vitest";
import { toEpochDay } from "@/lib/domain/dates";
import type { WhatIfOutlook } from "@/lib/what-if/outlook";
import { comparisonGeometry } from "./comparison-geometry";

const AS_OF = toEpochDay("2026-11-22");
const none = { p10: null, p50: null, p80: null, p90: null };

/** Quantiles evenly over `years` from the as-of day. */
const outlook = (years: number, cancelled: number): WhatIfOutlook => ({
  phaseId: 1,
  givenCompletion: none,
  unconditional: none,
  quantileDays: Array.from({ length: 201 }, (_, i) => AS_OF + (i / 200) * years * 365),
  cancelled,
  notWithinTenYears: 0,
  byAnnounced: null,
  expectedDelayDays: null,
  inServiceByAsOf: 0,
});

const options = { asOfDay: AS_OF, announcedDay: toEpochDay("2028-06-01"), size: { width: 300, height: 100 } };
const points = (path: string) =>
  path
    .slice(1)
    .split("L")
    .map((point) => point.split(" ").map(Number) as [number, number]);

describe("comparisonGeometry", () => {
  it("lets a curve rise to what is not cancelled", () => {
    const { base, changed } = comparisonGeometry(outlook(2, 0.1), outlook(3, 0.4), options);
    expect(points(base).at(-1)?.[1]).toBe(10);
    expect(points(changed).at(-1)?.[1]).toBe(40);
    for (const path of [base, changed]) {
      const heights = points(path).map(([, y]) => y);
      expect(heights).toEqual([...heights].sort((a, b) => b - a));
    }
  });

  it("keeps its axis while the what-if moves, until its median would leave it", () => {
    const years = (changed: WhatIfOutlook) => comparisonGeometry(outlook(2, 0), changed, options).years;
    expect(years(outlook(3, 0))).toEqual(years(outlook(1, 0)));
    expect(years(outlook(14, 0))).not.toEqual(years(outlook(1, 0)));
  });

  it("starts with the announced year when that is past", () => {
    const past = { ...options, announcedDay: toEpochDay("2024-06-01") };
    const { years, announcedX } = comparisonGeometry(outlook(2, 0), outlook(2, 0), past);
    expect(years[0]?.year).toBe(2024);
    expect(announcedX).toBeGreaterThan(0);
    expect(comparisonGeometry(outlook(2, 0), outlook(2, 0), { ...options, announcedDay: null }).announcedX).toBeNull();
  });
});
