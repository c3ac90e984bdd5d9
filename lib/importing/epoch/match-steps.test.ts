import { describe, expect, it } from "vitest";
import { matchSteps } from "./match-steps";
import { fateOfLostStep } from "./step-fate";
import { findDecreases, findSteps } from "./steps";
import type { PublishedRow } from "./types";
import { findWorks } from "./works";

type Short = { on: string; mw: number | null; in?: number[]; named?: number[]; more?: Partial<PublishedRow> };
const rowsOf = (rows: Short[]): PublishedRow[] =>
  rows.map((row, index) => ({
    site: "A",
    date: row.on,
    rowNumber: index + 2,
    cumulativeMegawatts: row.mw,
    buildingsOperational: null,
    computeCapexUsd: null,
    constructionCapexUsd: null,
    status: null,
    operationConfirmed: false,
    buildingsNamed: row.named ?? row.in ?? [],
    buildingsInService: row.in ?? [],
    worksStarted: null,
    roofsComplete: [],
    raw: null,
    ...row.more,
  }));
const publicationOf = (
  rows: Short[],
  publishedOn = "2025-12-01",
  powerBasis: "facility" | "critical_it" = "facility",
) => {
  const read = rowsOf(rows);
  return { publishedOn, powerBasis, rows: read, steps: findSteps(read, publishedOn) };
};
const summary = (earlier: Short[], later: Short[]) =>
  matchSteps(publicationOf(earlier), publicationOf(later, "2026-04-01")).map((link) => {
    const how = link.kind === "matched" || link.kind === "restated" ? ` by ${link.by}` : "";
    return `${link.kind}${how}${link.kind === "matched" ? ` ${link.slipDays}` : ""}`;
  });

describe("findSteps", () => {
  it("takes new maxima only, adds up by increments and names the buildings that are new", () => {
    const { steps } = publicationOf([
      { on: "2025-01-01", mw: 0 },
      { on: "2025-02-01", mw: 100, in: [1, 2] },
      { on: "2025-03-01", mw: null },
      { on: "2025-04-01", mw: 80 },
      { on: "2025-05-01", mw: 100 },
      { on: "2026-06-01", mw: 132.5, in: [1, 2, 3] },
    ]);
    expect(steps.map((step) => [step.date, step.addedMegawatts, step.buildings])).toEqual([
      ["2025-02-01", 100, [1, 2]],
      ["2026-06-01", 32.5, [3]],
    ]);
  });

  it("reports a running total that falls", () =>
    expect(
      findDecreases(
        rowsOf([
          { on: "2025-01-01", mw: 9 },
          { on: "2025-02-01", mw: 7 },
        ]),
      ),
    ).toEqual([{ site: "A", date: "2025-02-01", fromMegawatts: 9, toMegawatts: 7 }]));

  it("takes an amount of 0 beside power as not filled in", () => {
    const capex = (computeCapexUsd: number) => ({ computeCapexUsd });
    const { steps } = publicationOf([
      { on: "2025-02-01", mw: 100, more: capex(0) },
      { on: "2025-03-01", mw: 100, more: capex(7) },
      { on: "2025-04-01", mw: 200, more: capex(9) },
    ]);
    expect(steps.map((step) => step.computeCapexUsd)).toEqual([7, 2]);
  });

  it("calls confirmed what a later row confirms, by its buildings, up to the day of publication", () => {
    const confirmed = (on: string, named: number[]) => ({ on, mw: 200, named, more: { operationConfirmed: true } });
    const rows = [
      { on: "2025-01-01", mw: 100, in: [1] },
      { on: "2025-02-01", mw: 200, in: [2] },
    ]; // prettier-ignore
    const of = (row: Short) => publicationOf([...rows, row]).steps.map((step) => step.isConfirmed);
    expect(of(confirmed("2025-06-01", [1]))).toEqual([true, false]);
    expect(of(confirmed("2025-06-01", []))).toEqual([false, true]);
    expect(of(confirmed("2026-06-01", [1, 2]))).toEqual([false, false]);
  });
});

describe("matchSteps", () => {
  it("matches by buildings, whatever became of the megawatts", () =>
    expect(summary([{ on: "2026-05-01", mw: 100, in: [1] }], [{ on: "2026-06-01", mw: 140, in: [1] }])).toEqual([
      "matched by buildings 31",
    ]));

  it("matches by the total where a note names none, half a megawatt apart at most", () => {
    expect(summary([{ on: "2026-05-01", mw: 100 }], [{ on: "2026-04-30", mw: 100.5 }])).toEqual([
      "matched by megawatts -1",
    ]); // prettier-ignore
    expect(summary([{ on: "2026-05-01", mw: 100 }], [{ on: "2026-04-30", mw: 100.6 }])).toEqual(["restated by place"]);
  });

  it("does not match equal totals of other buildings", () =>
    expect(summary([{ on: "2025-03-01", mw: 543, in: [5, 6] }], [{ on: "2026-12-01", mw: 543, in: [7] }])).toEqual([
      "lost",
      "new",
    ]));

  it("never compares facility power with IT power", () => {
    const other = publicationOf([{ on: "2026-06-01", mw: 100 }], "2026-04-01", "critical_it");
    expect(matchSteps(publicationOf([{ on: "2026-05-01", mw: 100 }]), other)[0]?.kind).toBe("restated");
  });

  it("trusts no building names once the site is numbered anew", () => {
    const earlier = [
      { on: "2018-01-01", mw: 70, in: [1] },
      { on: "2025-09-01", mw: 170, in: [8, 9] },
    ]; // prettier-ignore
    expect(summary(earlier, [{ on: "2025-09-01", mw: 100, in: [1] }])).toEqual(["lost", "restated by day"]);
  });

  it("restates a step that was cut otherwise, the most alike first", () => {
    const earlier = [
      { on: "2025-01-01", mw: 87, in: [1] },
      { on: "2025-04-01", mw: 537, in: [2] },
    ]; // prettier-ignore
    expect(summary(earlier, [{ on: "2025-10-01", mw: 433, in: [1, 2] }])).toEqual(["lost", "restated by buildings"]);
  });
});

describe("steps that are paired", () => {
  it("are matched by their total where one of the two names buildings", () => {
    const [bare, named] = [
      { on: "2026-05-01", mw: 100 },
      { on: "2026-05-31", mw: 100, in: [1] },
    ];
    expect(summary([bare], [named])).toEqual(["matched by megawatts 30"]);
    expect(summary([named], [bare])).toEqual(["matched by megawatts -30"]);
    expect(summary([bare], [{ ...named, on: "2026-05-01" }])).toEqual(["matched by megawatts 0"]);
  });

  it("are the nearest first", () => {
    const [earlier, off, near] = [
      { on: "2026-05-01", mw: 100 },
      { on: "2026-05-11", mw: 99.7 },
      { on: "2026-06-01", mw: 100.1 },
    ];
    expect(summary([earlier], [off, near])).toEqual(["matched by megawatts 31", "new"]);
  });

  it("share the most buildings, then the size that they add", () => {
    const linked = matchSteps(
      publicationOf([{ on: "2026-05-01", mw: 100, in: [1, 2, 3] }]),
      publicationOf([
        { on: "2026-06-01", mw: 100, in: [1, 9] },
        { on: "2026-07-01", mw: 180, in: [2, 3, 8] },
      ]),
    );
    const [first] = linked;
    expect(first?.kind === "restated" && [first.by, first.later.date]).toEqual(["buildings", "2026-07-01"]);
  });

  it("are only of one day once the site is numbered anew, and it is not while one building keeps its number", () => {
    const earlier = [
      { on: "2018-01-01", mw: 70, in: [1] },
      { on: "2025-09-01", mw: 170, in: [8, 9] },
    ];
    const later = [
      { on: "2025-09-01", mw: 100, in: [2] },
      { on: "2026-06-01", mw: 200, in: [1] },
    ];
    expect(summary(earlier, later)).toEqual(["lost", "restated by day", "new"]);
    const kept = [
      { on: "2025-09-01", mw: 100, in: [2, 9] },
      { on: "2026-06-01", mw: 200, in: [1] },
    ];
    expect(summary(earlier, kept)).toEqual(["matched by buildings 3073", "restated by day"]);
  });
});

describe("a step between the same neighbours", () => {
  /** Steps of 2027 between 100 MW in 2026 and 900 MW in 2028, which both publications have. */
  const between = (month: string, totals: number[]): Short[] => [
    { on: "2026-05-01", mw: 100 },
    ...totals.map((mw, at) => ({ on: `2027-${month}-0${at + 1}`, mw })),
    { on: "2028-05-01", mw: 900 },
  ];
  const links = (earlier: number[], later: number[]) => summary(between("01", earlier), between("06", later));

  it("is restated where it is the only one there, whatever its total", () =>
    expect(links([200], [500])).toEqual(["matched by megawatts 0", "restated by place", "matched by megawatts 0"]));

  it("is restated among others within a fifth of its total, the most alike first", () => {
    expect(links([200, 320], [250])).toEqual([
      ...["matched by megawatts 0", "restated by place", "lost", "matched by megawatts 0"],
    ]);
    expect(links([200], [210, 250])).toEqual([
      ...["matched by megawatts 0", "restated by place", "matched by megawatts 0", "new"],
    ]);
    expect(links([200, 300], [150])).toEqual([
      ...["matched by megawatts 0", "lost", "lost", "matched by megawatts 0", "new"],
    ]);
    expect(links([200], [120, 310])).toEqual([
      ...["matched by megawatts 0", "lost", "matched by megawatts 0", "new", "new"],
    ]);
  });

  it("is no step between others", () => {
    const [one, two] = [{ in: [1] }, { in: [2] }];
    const earlier = [
      { on: "2027-01-01", mw: 100, ...one },
      { on: "2027-02-01", mw: 150 },
      { on: "2027-03-01", mw: 300, ...two },
    ];
    const after = [
      { on: "2027-06-01", mw: 80, ...two },
      { on: "2027-07-01", mw: 120, ...one },
      { on: "2027-08-01", mw: 170 },
    ];
    const before = [
      { on: "2027-06-01", mw: 140 },
      { on: "2027-07-01", mw: 200, ...two },
      { on: "2027-08-01", mw: 400, ...one },
    ];
    for (const later of [after, before]) {
      const found = summary(earlier, later);
      expect([found[1], found.at(-1)]).toEqual(["lost", "new"]);
    }
  });

  it("is restated by place alone where the two count different power, if it is the only one", () => {
    const halls = (...totals: number[]): Short[] => [
      { on: "2026-05-01", mw: 100, in: [1] },
      ...totals.map((mw, at) => ({ on: `2027-0${at + 1}-01`, mw })),
      { on: "2028-05-01", mw: 900, in: [2] },
    ];
    const kinds = (...totals: number[]) => {
      const moved = halls(...totals).map((row) => ({ ...row, on: row.on.replace("-01", "-02") }));
      const other = publicationOf(moved, "2026-04-01", "critical_it");
      return matchSteps(publicationOf(halls(200)), other).map(({ kind }) => kind);
    };
    expect(kinds(500)).toEqual(["matched", "restated", "matched"]);
    expect(kinds(190, 210)).toEqual(["matched", "lost", "matched", "new", "new"]);
  });
});

describe("fateOfLostStep", () => {
  it("tells what was in service, what is counted elsewhere, and what is gone", () => {
    const earlier = publicationOf([
      { on: "2025-01-01", mw: 100 },
      { on: "2026-05-01", mw: 200, in: [2] },
      { on: "2027-05-01", mw: 500, in: [5] },
    ]);
    const newest = publicationOf([{ on: "2026-05-01", mw: 250, in: [1, 2] }], "2026-04-01");
    expect(earlier.steps.map((step) => fateOfLostStep(step, earlier, newest))).toEqual(["past", "regrouped", "gone"]);
  });
});

describe("findWorks", () => {
  it("gives a start to the steps whose buildings it names, the first unnamed one to the first step", () => {
    const publication = publicationOf([
      { on: "2024-01-01", mw: 0, more: { worksStarted: [] } },
      { on: "2024-02-01", mw: 0, more: { worksStarted: [3] } },
      { on: "2024-03-01", mw: 0, more: { worksStarted: [] } },
      { on: "2025-02-01", mw: 0, more: { roofsComplete: [1] } },
      { on: "2025-03-01", mw: 0, more: { roofsComplete: [3] } },
      { on: "2026-01-01", mw: 100, in: [1, 2] },
      { on: "2026-06-01", mw: 200, in: [3] },
    ]);
    const works = findWorks(publication.rows, publication.steps);
    expect(works.map((event) => [event.step.ordinal, event.milestone, event.date])).toEqual([
      [1, "started", "2024-01-01"],
      [2, "started", "2024-02-01"],
      [2, "roof_complete", "2025-03-01"],
    ]);
  });
});
