import { describe, expect, it } from "vitest";
import { findColumns } from "./columns";

const wanted = {
  site: { names: ["Site", "Handle"], isRequired: true },
  power: { names: ["Power (MW)"] },
  due: { names: ["Due date", "Date"], isRequired: true },
} as const;
const row = (...cells: string[]) => ({ rowNumber: 2, cells });
const find = (columns: string[]) => findColumns({ file: "a.csv", columns, rows: [], uneven: [] }, wanted, ["Notes"]);

describe("columns by name", () => {
  it("are found wherever they stand, however they are spelt, under any of their names", () => {
    const columns = find([" due  DATE", "notes", "ＨＡＮＤＬＥ", "Power\u200b (MW)"]);
    const cells = row(" 2027 ", "n", " A", "");
    expect((["site", "power", "due"] as const).map((field) => columns.cell(cells, field))).toEqual(["A", "", "2027"]);
    expect((["site", "power", "due"] as const).map(columns.title)).toEqual([
      "ＨＡＮＤＬＥ",
      "Power\u200b (MW)",
      " due  DATE",
    ]);
    expect([columns.problems, columns.notUnderstood]).toEqual([[], []]);
    expect(columns.cell(row("2027"), "site")).toBe("");
    expect(columns.raw(row("2027", "n"))).toEqual({
      " due  DATE": "2027",
      notes: "n",
      ＨＡＮＤＬＥ: "",
      "Power\u200b (MW)": "",
    });
  });

  it("may be missing, which is a problem for those that are required", () => {
    const columns = find(["Site"]);
    expect((["site", "power", "due"] as const).map(columns.has)).toEqual([true, false, false]);
    expect([columns.cell(row("A"), "power"), columns.title("power")]).toEqual(["", "Power (MW)"]);
    expect(columns.problems).toEqual([
      {
        file: "a.csv",
        row: 1,
        column: "Due date",
        value: null,
        reason: "this column is missing (known names: Due date, Date)",
      },
    ]);
  });

  it("are a problem when two say the same, and are named when nobody knows them", () => {
    const columns = find(["Site", "Date", "Handle", "Colour"]);
    expect(columns.problems).toEqual([
      {
        file: "a.csv",
        row: 1,
        column: "Handle",
        value: null,
        reason: 'says the same as the column "Site": which one holds?',
      },
    ]);
    expect(columns.cell(row("A", "", "B"), "site")).toBe("A");
    expect(columns.notUnderstood).toEqual([
      {
        file: "a.csv",
        row: 1,
        column: "Colour",
        value: null,
        reason: "this column is not known: its cells are kept with their rows",
      },
    ]);
  });
});
