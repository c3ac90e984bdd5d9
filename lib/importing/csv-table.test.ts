import { describe, expect, it } from "vitest";
import { tableOfRows } from "./csv-table";
import type { SheetCell, SheetRow } from "./table/sheet";

const sheet = (...rows: SheetCell[][]): SheetRow[] => rows.map((cells, index) => ({ rowNumber: index + 1, cells }));
const stored = (text: string, date: string | null = null) => ({ text, number: 1, unit: null, date, fault: null });

describe("a table with fixed columns", () => {
  it("has rows with the numbers that a spreadsheet shows, blank ones left out, dates as dates", () => {
    const rows = sheet([" Site ", "Due"], ["A", stored("46000", "2025-12-09")], ["", " "], [" B ", stored("7")]);
    expect(tableOfRows("a.csv", rows)).toEqual({
      table: {
        file: "a.csv",
        columns: ["Site", "Due"],
        rows: [
          { rowNumber: 2, cells: ["A", "2025-12-09"] },
          { rowNumber: 4, cells: [" B ", "7"] },
        ],
        uneven: [],
      },
      problems: [],
    });
  });

  it("names rows of another length, but fills up those of a workbook", () => {
    const rows = sheet(["Site", "Due"], ["A"], ["B", "x", ""]);
    const at = { file: "a.csv", column: null };
    const long = { ...at, row: 3, value: "B,x,", reason: "has 3 columns where the header has 2" };
    expect(tableOfRows("a.csv", rows).problems).toEqual([
      { ...at, row: 2, value: "A", reason: "has 1 columns where the header has 2" },
      long,
    ]);
    expect(tableOfRows("a.csv", rows).table.uneven.map(({ rowNumber }) => rowNumber)).toEqual([2, 3]);
    const filled = tableOfRows("a.csv", rows, false);
    expect([filled.table.rows, filled.problems]).toEqual([[{ rowNumber: 2, cells: ["A", ""] }], [long]]);
  });

  it("names faults, lost letters and a header that is missing or blank", () => {
    const [header, row] = sheet(["Site", "Due"], ["S\uFFFD", "x"]);
    const { table, problems } = tableOfRows("a.csv", [header as SheetRow, { ...(row as SheetRow), fault: "quotes" }]);
    expect([table.rows, table.uneven]).toEqual([[], []]);
    expect(problems).toEqual([
      { file: "a.csv", row: 2, column: null, value: null, reason: "quotes" },
      {
        file: "a.csv",
        row: 2,
        column: null,
        value: "S\uFFFD",
        reason: "holds U+FFFD: letters were lost when it was saved",
      },
    ]);
    const none = { file: "a.csv", row: 1, column: null, value: null, reason: "has no header" };
    expect(tableOfRows("a.csv", [])).toEqual({
      table: { file: "a.csv", columns: [], rows: [], uneven: [] },
      problems: [none],
    });
    expect(tableOfRows("a.csv", sheet(["", " "], ["A", "B"])).problems).toEqual([none]);
    expect(tableOfRows("a.csv", sheet(["", "Due"], ["A", "B"])).problems).toEqual([]);
  });
});
