import { describe, expect, it } from "vitest";
import { rowOf, stateOf, stepOf } from "./state.fixture";
import { nameStep } from "./step-names";
import { findDecreases, findSteps, rowsOfSite } from "./steps";
import type { PublishedRow } from "./types";

/** Rows in their order, one for each day. */
const rowsOf = (...rows: (Partial<PublishedRow> & { date: string })[]): PublishedRow[] =>
  rows.map((row, at) => rowOf({ rowNumber: at + 2, ...row }));
const stepsOf = (...rows: Parameters<typeof rowsOf>) => findSteps(rowsOf(...rows), "2026-01-01");

it("the rows of a site are in order of time, those of one day as they are listed", () => {
  const [late, second, first] = [
    rowOf({ date: "2025-06-01", rowNumber: 2 }),
    rowOf({ date: "2025-05-01", rowNumber: 9 }),
    rowOf({ date: "2025-05-01", rowNumber: 7 }),
  ];
  const rows = [late, second, rowOf({ site: "Beta", rowNumber: 3 }), first];
  expect(rowsOfSite(stateOf({ rows }), "Alpha")).toEqual([first, second, late]);
});

describe("the steps of a site", () => {
  it("have all that their row says, in order", () =>
    expect(
      stepsOf(
        { date: "2025-01-01", status: "half of it", buildingsInService: [2] },
        { date: "2025-03-01", cumulativeMegawatts: 100.1234 },
      ),
    ).toEqual([
      {
        ...{ site: "Alpha", ordinal: 1, date: "2025-01-01", cumulativeMegawatts: 100, addedMegawatts: 100 },
        ...{ buildings: [2], computeCapexUsd: null, constructionCapexUsd: null, rowNumber: 2, status: "half of it" },
        isConfirmed: false,
      },
      {
        ...{ site: "Alpha", ordinal: 2, date: "2025-03-01", cumulativeMegawatts: 100.1234, addedMegawatts: 0.123 },
        ...{ buildings: [], computeCapexUsd: null, constructionCapexUsd: null, rowNumber: 3, status: null },
        isConfirmed: false,
      },
    ]));

  it("are one on a day, with its highest total", () => {
    const day = "2025-01-01";
    const totals = (...megawatts: number[]) =>
      stepsOf(...megawatts.map((cumulativeMegawatts) => ({ date: day, cumulativeMegawatts }))).map(
        (step) => step.cumulativeMegawatts,
      );
    expect([totals(50, 100), totals(100, 50), totals(100, 100), totals(50, 80, 100)]).toEqual(Array(4).fill([100]));
    const days = stepsOf({ date: day, cumulativeMegawatts: 50 }, { date: "2025-02-01" });
    expect(days.map((step) => step.cumulativeMegawatts)).toEqual([50, 100]);
  });

  it("add the capital that the next row of the same total may give first, and none where either total is not given", () => {
    const capital = (...amounts: [number, number | null][]) =>
      stepsOf(
        ...amounts.map(([cumulativeMegawatts, usd], at) => ({
          ...{ date: `2025-0${at + 1}-01`, cumulativeMegawatts, computeCapexUsd: usd },
          constructionCapexUsd: usd === null ? null : usd * 2,
        })),
      ).map((step) => [step.computeCapexUsd, step.constructionCapexUsd]);
    expect(capital([100, null], [100, 7], [90, 9], [200, 12])).toEqual([
      [7, 14],
      [5, 10],
    ]);
    expect(capital([100, null], [200, 12], [300, 12])).toEqual([
      [null, null],
      [null, null],
      [null, null],
    ]);
    expect(capital([100, 12], [200, null], [300, 20])).toEqual([
      [12, 24],
      [null, null],
      [null, null],
    ]);
    expect(capital([100, 12], [200, 9])[1]).toEqual([null, null]);
  });

  it("are confirmed by their own row, or by a later one about the newest step of its day", () => {
    const confirmed = (...rows: (Partial<PublishedRow> & { date: string })[]) =>
      stepsOf(...rows).map((step) => step.isConfirmed);
    const [first, second] = [{ date: "2025-01-01" }, { date: "2025-03-01", cumulativeMegawatts: 200 }];
    const seen = { operationConfirmed: true };
    expect(confirmed({ ...first, ...seen }, second)).toEqual([true, false]);
    expect(confirmed(first, { ...first, ...seen, date: "2025-02-01" }, second)).toEqual([true, false]);
    expect(confirmed(first, second, { ...second, ...seen, date: "2025-03-01" })).toEqual([false, true]);
    expect(confirmed(first, { ...first, ...seen, date: "2026-01-01" })).toEqual([true]);
    expect(confirmed(first, { ...first, ...seen, date: "2026-01-02" })).toEqual([false]);
    expect(confirmed({ ...first, ...seen, date: "2026-01-01" })).toEqual([true]);
    expect(confirmed({ ...first, ...seen, date: "2026-01-02" })).toEqual([false]);
  });

  it("are confirmed by the buildings that a row names, as far as they are known by its day", () => {
    const rows = (named: number[], date: string) =>
      stepsOf(
        { date: "2025-01-01", buildingsInService: [1, 2] },
        { date: "2025-03-01", cumulativeMegawatts: 200, buildingsInService: [3] },
        { date: "2025-09-01", cumulativeMegawatts: 300, buildingsInService: [4] },
        { date, operationConfirmed: true, buildingsNamed: named },
      ).map((step) => step.isConfirmed);
    expect(rows([2], "2025-06-01")).toEqual([true, false, false]);
    expect(rows([2, 3], "2025-06-01")).toEqual([true, true, false]);
    expect(rows([4], "2025-06-01")).toEqual([false, true, false]);
    expect(rows([4], "2025-10-01")).toEqual([false, false, true]);
  });

  it("are not confirmed by a row before them, and are by their own, whatever buildings it names", () => {
    const seen = (date: string, ...buildingsNamed: number[]) => ({ date, operationConfirmed: true, buildingsNamed });
    const [first, third] = [
      { date: "2025-01-01", buildingsInService: [1] },
      { date: "2025-03-01", cumulativeMegawatts: 200, buildingsInService: [3] },
    ];
    const confirmed = (...rows: Parameters<typeof rowsOf>) => stepsOf(...rows).map((step) => step.isConfirmed);
    expect(confirmed(first, seen("2025-02-01", 1, 3), third)).toEqual([true, false]);
    expect(confirmed(first, { ...seen("2025-02-01", 1), cumulativeMegawatts: 200 })).toEqual([true, true]);
  });
});

it("a running total falls where it is below the last one that is known", () => {
  const rows = rowsOf(
    { date: "2025-01-01", cumulativeMegawatts: 9 },
    { date: "2025-02-01", cumulativeMegawatts: null },
    { date: "2025-03-01", cumulativeMegawatts: 7 },
    { date: "2025-04-01", cumulativeMegawatts: 7 },
    { date: "2025-05-01", cumulativeMegawatts: 0 },
  );
  expect(findDecreases(rows)).toEqual([
    { site: "Alpha", date: "2025-03-01", fromMegawatts: 9, toMegawatts: 7 },
    { site: "Alpha", date: "2025-05-01", fromMegawatts: 7, toMegawatts: 0 },
  ]);
});

it("a step is called by its buildings, else by the total that it reaches", () => {
  expect(nameStep(stepOf({ cumulativeMegawatts: 1234.56 }))).toEqual({
    ...{ en: "Step to 1,234.6 MW", ko: "1,234.6 MW 도달 단계", key: "megawatts:1234.56" },
  });
  expect(nameStep(stepOf({ buildingsInService: [3] }))).toEqual({
    ...{ en: "Building 3", ko: "건물 3", key: "buildings:3" },
  });
  const many = nameStep(stepOf({ buildingsInService: [1, 2, 3, 7] }));
  expect(many).toEqual({ en: "Buildings 1–3, 7", ko: "건물 1–3, 7", key: "buildings:1,2,3,7" });
  const all = Array.from({ length: 150 }, (_, at) => at + 1);
  expect(nameStep(stepOf({ buildingsInService: all })).key).toHaveLength(300);
});
