import { describe, expect, it } from "vitest";
import { nameColumns } from "./column-titles";
import type { CellRange, SheetRow } from "./sheet";

const header = (...rows: string[][]): SheetRow[] => rows.map((cells, index) => ({ rowNumber: index + 3, cells }));
const titles = (rows: SheetRow[], width: number, merges: CellRange[] = []) =>
  nameColumns(rows, merges, width).map(({ title }) => title);

describe("the titles of columns", () => {
  it("are cleaned of spaces and joined, each part once in a row", () => {
    expect(titles(header(["Site \n name  ", "Load"], ["", "Load"], ["", "MW"]), 2)).toEqual(["Site name", "Load / MW"]);
    expect(titles(header(["Load"], ["MW"], ["Load"]), 1)).toEqual(["Load / MW / Load"]);
  });

  it("say what was done to them", () => {
    const columns = nameColumns(header(["Site", "", "SITE", "ｓｉｔｅ", "Load"]), [], 5);
    expect(columns.map(({ index, title, remark }) => [index, title, remark])).toEqual([
      [0, "Site", null],
      [1, "Column B", "has no name"],
      [2, "SITE (2)", "has the same name as a column before it"],
      [3, "ｓｉｔｅ (3)", "has the same name as a column before it"],
      [4, "Load", null],
    ]);
  });

  it("take a merged name for all the columns it covers, on its first row and within the table", () => {
    const rows = header(["Site", "Load", "", "Grid"], ["", "MW", "", "kV"]);
    expect(titles(rows, 4, [{ top: 3, bottom: 3, left: 1, right: 9 }])).toEqual([
      "Site",
      "Load / MW",
      "Load",
      "Load / kV",
    ]);
    // Merged over two rows: said once, and the second row's own names stay.
    expect(titles(rows, 4, [{ top: 3, bottom: 4, left: 0, right: 1 }])).toEqual([
      "Site",
      "Site / MW",
      "Column C",
      "Grid / kV",
    ]);
    // Merged cells of other rows change nothing here.
    const elsewhere = [
      { top: 1, bottom: 2, left: 0, right: 3 },
      { top: 5, bottom: 6, left: 0, right: 3 },
    ];
    expect(titles(rows, 4, elsewhere)).toEqual(["Site", "Load / MW", "Column C", "Grid / kV"]);
  });

  it("take the name before a gap where both columns have names below, unless something is merged", () => {
    const rows = header(["Site", "Load", "", "", ""], ["", "MW", "MVA", "", "kV"]);
    expect(titles(rows, 5)).toEqual(["Site", "Load / MW", "Load / MVA", "Column D", "kV"]);
    expect(titles(rows, 5, [{ top: 3, bottom: 4, left: 0, right: 0 }])).toEqual([
      "Site",
      "Load / MW",
      "MVA",
      "Column D",
      "kV",
    ]);
    expect(titles(header(["Site", "Load"], ["a", "b"]), 2)).toEqual(["Site / a", "Load / b"]);
  });
});
