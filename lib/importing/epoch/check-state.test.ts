import { describe, expect, it } from "vitest";
import { findStateProblems } from "./check-state";
import { rowOf, siteOf, stateOf } from "./state.fixture";
import type { PublishedState } from "./types";

const problems = (more: Partial<PublishedState>) => findStateProblems(stateOf(more), "2026-01-02");

describe("a published state", () => {
  it("holds when its sites are told apart and its rows are theirs, up to the latest day anywhere", () => {
    expect(problems({})).toEqual([]);
    expect(problems({ publishedOn: "2026-01-02" })).toEqual([]);
    expect(problems({ rows: [rowOf({ cumulativeMegawatts: null }), rowOf({ rowNumber: 3 })] })).toEqual([]);
    expect(problems({ rows: [rowOf({ cumulativeMegawatts: 0 })] })).toEqual([]);
  });

  it("is published on a day that has come", () => {
    expect(problems({ publishedOn: "January" })).toEqual([
      { field: "publishedOn", value: "January", reason: "is not a date: expected YYYY-MM-DD" },
    ]);
    expect(problems({ publishedOn: "2026-01-03" })).toEqual([
      { field: "publishedOn", value: "2026-01-03", reason: "is later than 2026-01-02, the latest day anywhere" },
    ]);
  });

  it("holds a site", () =>
    expect(problems({ sites: [], rows: [] })).toEqual([{ field: "sites", value: null, reason: "holds no site" }]));

  it("gives no two sites one name, however it is spelt; one site may repeat its own", () => {
    const [alpha, beta] = [siteOf("Alpha", { title: "ALPHA", aliases: ["alpha"] }), siteOf("Beta", { title: "Two" })];
    expect(problems({ sites: [alpha, beta] })).toEqual([]);
    for (const other of [{ title: "al-pha" }, { aliases: ["Third", "al-pha"] }])
      expect(problems({ sites: [siteOf("Al pha"), siteOf("Gamma", other)], rows: [] })).toEqual([
        { field: "sites.name", value: "Gamma", reason: 'names the same site as "Al pha"' },
      ]);
  });

  it.each([
    ["of a site of its own", { site: "Beta" }, "Beta", "is no site of this publication"],
    ["on a date", { date: "2026-02-30" }, "2026-02-30", "is not a date"],
    ["with no fewer megawatts than none", { cumulativeMegawatts: -1 }, -1, "megawatts are a number of zero or more"],
    [
      "with megawatts that are a number",
      { cumulativeMegawatts: Number.NaN },
      Number.NaN,
      "megawatts are a number of zero or more",
    ],
    ["with megawatts that end", { cumulativeMegawatts: Infinity }, Infinity, "megawatts are a number of zero or more"],
  ])("has each row %s", (_, more, value, reason) =>
    expect(problems({ rows: [rowOf(more)] })).toEqual([{ field: "rows.2", value, reason }]),
  );

  it("numbers no two rows alike", () =>
    expect(problems({ rows: [rowOf(), rowOf({ rowNumber: 7 }), rowOf({ rowNumber: 7 })] })).toEqual([
      { field: "rows.7", value: 7, reason: "this row number is used twice" },
    ]));
});
