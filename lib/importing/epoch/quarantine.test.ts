import { describe, expect, it } from "vitest";
import type { CsvTable } from "../csv-table";
import { describeQuarantine, findBadRows, leaveOutSites } from "./quarantine";
import { rowOf, siteOf, stateOf } from "./state.fixture";

const table: CsvTable = {
  ...{ file: "timeline.csv", columns: ["Date", "Site"] },
  rows: [
    { rowNumber: 2, cells: ["soon", "Alpha"] },
    { rowNumber: 3, cells: ["2025-05-01", "Alpha"] },
  ],
  uneven: [{ rowNumber: 5, cells: ["2025-05-01"] }],
};
const problem = (row: number | null, reason: string) => ({
  ...{ file: "timeline.csv", row, column: "Date", value: "soon", reason },
});

describe("what is wrong with a table", () => {
  it("is of the rows that have it, whole or uneven, each with its cells", () => {
    const all = [problem(2, "is not a date"), problem(5, "has one column"), problem(2, "is not confirmed")];
    const { bad, ofNoRow } = findBadRows(table, all);
    expect([...bad]).toEqual([
      [2, { file: "timeline.csv", rowNumber: 2, cells: { Date: "soon", Site: "Alpha" }, problems: [all[0], all[2]] }],
      [5, { file: "timeline.csv", rowNumber: 5, cells: { Date: "2025-05-01", Site: "" }, problems: [all[1]] }],
    ]);
    expect(ofNoRow).toEqual([]);
    expect([...bad.values()].map(describeQuarantine)[0]).toBe(
      'quarantined: timeline.csv, row 2, Date: "soon": is not a date; timeline.csv, row 2, Date: "soon": is not confirmed',
    );
  });

  it("is of no row where it is the header's, the file's or a row's that is not there", () => {
    const all = [problem(1, "is missing"), problem(null, "is empty"), problem(9, "does not close")];
    expect(findBadRows(table, all)).toEqual({ bad: new Map(), ofNoRow: all });
  });
});

it("a site that is left out takes its dates with it, and each row says why", () => {
  const [alpha, beta] = [siteOf("Alpha", { raw: { Name: "Alpha" } }), siteOf("Beta", { rowNumber: 3 })];
  const [ours, other] = [rowOf({ rowNumber: 7, raw: { Date: "2025-05-01" } }), rowOf({ rowNumber: 8, site: "Beta" })];
  const state = stateOf({ sites: [alpha, beta], rows: [ours, other] });
  const reasons = new Map([["Alpha", "has two addresses"]]);
  const cut = leaveOutSites(state, reasons, ["sites.csv", "timeline.csv"]);
  expect(cut.state).toEqual({ ...state, sites: [beta], rows: [other] });
  const why = { column: null, value: "Alpha", reason: "has two addresses" };
  expect(cut.quarantined).toEqual([
    {
      ...{ file: "sites.csv", rowNumber: 2, cells: { Name: "Alpha" } },
      problems: [{ file: "sites.csv", row: 2, ...why }],
    },
    {
      ...{ file: "timeline.csv", rowNumber: 7, cells: { Date: "2025-05-01" } },
      problems: [{ file: "timeline.csv", row: 7, ...why }],
    },
  ]);
  const bare = leaveOutSites(state, new Map([["Beta", "is asked about"]]), ["sites.csv", "timeline.csv"]);
  expect(bare.quarantined.map(({ rowNumber, cells }) => [rowNumber, cells])).toEqual([
    [3, {}],
    [8, {}],
  ]);
});
