import { describe, expect, it } from "vitest";
import { rowOf } from "./state.fixture";
import { findSteps } from "./steps";
import type { PublishedRow } from "./types";
import { findWorks } from "./works";

/** Buildings 1 and 2 are in service on New Year 2026, building 3 a year later. */
const halls = [
  rowOf({ date: "2026-01-01", rowNumber: 90, buildingsInService: [1, 2] }),
  rowOf({ date: "2027-01-01", rowNumber: 91, cumulativeMegawatts: 200, buildingsInService: [3] }),
];
const steps = findSteps(halls, "2025-12-01");
const works = (...rows: (Partial<PublishedRow> & { date: string })[]) =>
  findWorks(
    rows.map((row, at) => rowOf({ rowNumber: at + 2, cumulativeMegawatts: null, ...row })),
    steps,
  ).map(({ step, milestone, date, row }) => [step.ordinal, milestone, date, row.rowNumber]);

describe("the works of a step", () => {
  it("start on the first day that names one of its buildings", () => {
    const named = (date: string, ...worksStarted: number[]) => ({ date, worksStarted });
    expect(works(named("2024-01-01", 2), named("2024-02-01", 1, 3), named("2024-03-01", 3))).toEqual([
      [1, "started", "2024-01-01", 2],
      [2, "started", "2024-02-01", 3],
    ]);
    expect(works(named("2024-01-01", 7))).toEqual([]);
  });

  it("start for the site, once, with those of its first step", () => {
    const unnamed = (date: string) => ({ date, worksStarted: [] });
    expect(works({ date: "2023-12-01" }, unnamed("2024-01-01"), unnamed("2024-02-01"))).toEqual([
      [1, "started", "2024-01-01", 3],
    ]);
    const tooLate = works(unnamed("2026-01-02"), unnamed("2025-01-01"));
    expect(tooLate).toEqual([]);
    expect(findWorks([rowOf(unnamed("2024-01-01"))], [])).toEqual([]);
  });

  it("do not start after service: such a row is about something else", () => {
    expect(works({ date: "2026-01-01", worksStarted: [1] })).toEqual([[1, "started", "2026-01-01", 2]]);
    expect(works({ date: "2026-01-02", worksStarted: [1] })).toEqual([]);
  });

  it("have their roof when the building of the highest number has one", () => {
    const roofs = (...roofsComplete: number[]) => works({ date: "2025-05-01", roofsComplete });
    expect(roofs(1)).toEqual([]);
    expect(roofs(2, 3)).toEqual([
      [1, "roof_complete", "2025-05-01", 2],
      [2, "roof_complete", "2025-05-01", 2],
    ]);
    const [unnamed] = findSteps([rowOf()], "2025-12-01");
    expect(findWorks([rowOf({ roofsComplete: [1] })], unnamed ? [unnamed] : [])).toEqual([]);
  });
});
