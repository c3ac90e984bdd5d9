import { describe, expect, it } from "vitest";
import type { SiteRecords } from "@/lib/domain/records";
import { slipClass } from "@/lib/forecast";
import { firstOf } from "@/lib/testing/present";
import { claim, indicator, phase, site, source } from "../assessment/site.fixture";
import { chainModel } from "./model";
import { readSiteSchedule } from "./site-schedule";
import { adjustedSlip, NO_ADJUSTMENT, SLIP_ADJUSTMENT_SLUG } from "./slip-adjustment";

const records = site([
  phase([
    indicator("service", {
      in_service: [claim("promised", "2028-03", { source: source("operator page", "operator") })],
    }),
    indicator("grid_interconnect", {
      energised: [claim("promised", "2027-12", { source: source("kepco", "utility") })],
    }),
  ]),
]);
const { slip } = chainModel(records.model);
const withAdjustment = (value: unknown): SiteRecords => {
  const row = { version: 1, value, unit: "ln of days", mark: "D" as const, sourceText: "test" };
  return {
    ...records,
    model: { ...records.model, parameters: { ...records.model.parameters, [SLIP_ADJUSTMENT_SLUG]: row } },
  };
};
/** Of the date of service and of each gate's word, the median against that of the class. */
const stated = (of: SiteRecords): [string, number][] => {
  const { word, gates } = firstOf(readSiteSchedule(of).phases);
  const words = gates.flatMap(({ id, evidence }) =>
    evidence.flatMap((one) => (one.what === "word" ? [[id, one.word] as const] : [])),
  );
  const all = [...(word ? [["announced", word] as const] : []), ...words];
  return all.map(([id, { slip: own }]) => [id, slipClass(own, 300, 0).medianDays / slipClass(slip, 300, 0).medianDays]);
};

describe("the stated dates of a site", () => {
  it("are those of their class where no correction was ever written, or none is in use", () => {
    expect(stated(records).map(([, ratio]) => ratio)).toEqual([1, 1]);
    expect(stated(withAdjustment(NO_ADJUSTMENT))).toEqual(stated(records));
  });

  it("take the correction of who gave them, each its own", () => {
    const corrected = stated(withAdjustment({ level: "sourceClass", logShifts: { utility: Math.log(2) } }));
    const of = (word: string) => corrected.find(([id]) => id.includes(word))?.[1];
    expect(of("announced")).toBe(1);
    expect(of("grid_interconnect")).toBeCloseTo(2, 9);
  });

  it("refuses what is no correction", () => {
    expect(() => stated(withAdjustment({ level: "operator", logShifts: { acme: 9 } }))).toThrow();
    expect(() => stated(withAdjustment({ level: "moon", logShifts: {} }))).toThrow();
  });
});

describe("the slip model of a date", () => {
  const adjustment = { level: "operator" as const, logShifts: { late: Math.log(2) } };

  it("takes its group's correction: twice the days, whatever the date", () => {
    const late = adjustedSlip(slip, adjustment, { operator: "late", sourceClass: "press" });
    for (const days of [-10, 100, 300, 2_000])
      expect(slipClass(late, days, 1).medianDays / slipClass(slip, days, 1).medianDays).toBeCloseTo(2, 9);
  });

  it("stays as it is for another group, an unknown one, and without a correction", () => {
    for (const [used, operator] of [
      [adjustment, "other"],
      [adjustment, null],
      [NO_ADJUSTMENT, "late"],
    ] as const)
      expect(adjustedSlip(slip, used, { operator, sourceClass: "press" })).toBe(slip);
  });
});
