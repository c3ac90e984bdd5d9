import { describe, expect, it } from "vitest";
import { findHeader } from "./header";
import type { CellRange, SheetRow } from "./sheet";

const sheet = (...rows: string[][]): SheetRow[] => rows.map((cells, index) => ({ rowNumber: index + 1, cells }));
const merge = (top: number, left: number, bottom: number, right: number): CellRange => ({ top, left, bottom, right });
/** The numbers of the rows of the header, and of the titles above it. */
const found = (rows: SheetRow[], merges: CellRange[] = [], chosen?: number[]) => {
  const { rows: header, titles } = findHeader(rows, merges, chosen);
  return [header, titles].map((some) => some.map(({ rowNumber }) => rowNumber));
};
const record = (name: string, columns: number) => [name, ...Array.from({ length: columns - 1 }, (_, i) => String(i))];

describe("where the header is", () => {
  it("is told by how many cells rows usually fill, in whatever order they stand", () => {
    const rows = sheet(
      ["Register of loads", "2026"],
      ["Site", "MW", "MVA", "kV", "kW"],
      ...["A", "B", "C", "D", "E", "F"].map((name) => record(name, 5)),
      ["note", "", "", "", ""],
      ["another", "x", "", "", ""],
    );
    expect(found(rows)).toEqual([[2], [1]]);
  });

  it("counts what a row's own merged cells cover, but not for a title of one text", () => {
    const body = [record("A", 6), record("B", 6), record("C", 6)];
    const wide = sheet(["Sites", "", "", "Load", "", ""], ["Name", "Town", "Owner", "MW", "MVA", "kV"], ...body);
    const groups = [merge(1, 0, 1, 2), merge(1, 3, 1, 5)];
    expect(found(wide, groups)).toEqual([[1, 2], []]);
    // Merged cells of other rows fill nothing here: two texts of six are a title.
    const title = sheet(["As of", "2026", "", "", "", ""], ["Name", "Town", "Owner", "MW", "MVA", "kV"], ...body);
    expect(found(title, [merge(9, 0, 9, 5)])).toEqual([[2], [1]]);
    const one = sheet(["Register", "", "", "", "", ""], ["Name", "Town", "Owner", "MW", "MVA", "kV"], ...body);
    expect(found(one, [merge(1, 0, 1, 5)])).toEqual([[2], [1]]);
  });

  it("may be named by an answer; what stands above it are titles, what stands between is neither", () => {
    const rows = sheet(["Register"], ["2026"], ["Site", ""], ["", "MW"], ["A", "1"]);
    expect(found(rows, [], [3, 4])).toEqual([
      [3, 4],
      [1, 2],
    ]);
    expect(found(rows, [], [2, 4])).toEqual([[2, 4], [1]]);
    expect(found(rows, [], [1])).toEqual([[1], []]);
  });

  it("is missing where more than half of its cells are amounts", () => {
    expect(findHeader(sheet(["A", "1"], ["B", "2"]), [], undefined).amountsInstead).toBeNull();
    expect(findHeader(sheet(["A", "1", "2"], ["B", "2", "3"]), [], undefined).amountsInstead?.rowNumber).toBe(1);
  });
});

describe("how many rows the header has", () => {
  it("is what its merged cells show: downwards, or one more where they stand side by side", () => {
    const rows = sheet(["Site", "Load", ""], ["", "a", "b"], ["x", "c", "d"], ["A", "1", "2"]);
    expect(found(rows, [merge(1, 0, 3, 0)])).toEqual([[1, 2, 3], []]);
    expect(found(rows, [merge(1, 1, 1, 2)])).toEqual([[1, 2], []]);
    const low = sheet(["t"], ["Site", "Load"], ["A", "x"], ["B", "y"], ["C", "z"]);
    // A cell merged with itself, far down a sheet, is no second row.
    expect(found(low, [merge(2, 1, 2, 1)])).toEqual([[2], [1]]);
    expect(found(low, [merge(2, 0, 3, 0)])).toEqual([[2, 3], [1]]);
  });

  it("is two where the row above names all that a row leaves blank, right above it and with more than one text", () => {
    const sub = ["", "MW", "MVA", "kV", "kW", "GW"];
    const body = [record("A", 6), record("B", 6), record("C", 6)];
    expect(found(sheet(["Site", "Power"], sub, ...body))).toEqual([[1, 2], []]);
    expect(found(sheet(["Site"], sub, ...body))).toEqual([[2], [1]]);
    expect(found(sheet(["", "Power", "2026"], sub, ...body))).toEqual([[2], [1]]);
    const apart = sheet(["Site", "Power"], ["gap"], sub, ...body).filter(({ rowNumber }) => rowNumber !== 2);
    expect(found(apart)).toEqual([[3], [1]]);
    // Two columns are blank, and only one of them is named above.
    expect(found(sheet(["Site", "", "x"], ["", "", "MVA", "kV", "kW", "GW"], ...body))).toEqual([[2], [1]]);
    // A row that leaves nothing blank is named by nobody.
    expect(found(sheet(["As of", "2026"], ["a", "b", "c", "d", "e", "f"], ...body))).toEqual([[2], [1]]);
  });

  it("is two where a row holds units alone, and not in each column", () => {
    const body = [["A", "x", "y"]];
    expect(found(sheet(["Site", "Load", "Line"], ["", "MW", "kV"], ...body))).toEqual([[1, 2], []]);
    expect(found(sheet(["Site", "Load", "Line"], ["MW", "MW", "kV"], ...body))).toEqual([[1], []]);
    expect(found(sheet(["Site", "Load", "Line"], ["", "MW", "north"], ...body))).toEqual([[1], []]);
    expect(found(sheet(["Site", "Load", "Line"], ["A", "MW", ""], ...body))).toEqual([[1], []]);
  });

  it("is two where a row fills every gap above and names amounts in any record", () => {
    const first = ["Site", "Due", "", ""];
    const second = ["", "first", "last", "peak"];
    expect(found(sheet(first, second, ["A", "x", "y", ""], ["B", "x", "y", "7"]))).toEqual([[1, 2], []]);
    // One of two gaps is filled.
    const gaps = ["Site", "Owner", "Due", "", ""];
    expect(found(sheet(gaps, ["", "", "first", "last", ""], ["A", "x", "y", "7", "z"]))).toEqual([[1], []]);
    // Without a gap above there is nothing to fill, whatever follows.
    expect(found(sheet(["Site", "Due"], ["A", "x"], ["B", "7"]))).toEqual([[1], []]);
    // Longer than the row above: what that does not reach is a gap.
    expect(found(sheet(["Site", "Due"], ["", "first", "last"], ["A", "1", "2"]))).toEqual([[1, 2], []]);
  });

  it("is asked where a row fills every gap, leaves another column blank and nothing tells what it is", () => {
    const rows = sheet(["Site", "Contact", ""], ["", "first", "last"], ["A", "Ann", "Ax"]);
    expect(findHeader(rows, [], undefined).question).toEqual({
      about: "header_rows",
      candidates: [
        { value: "1", reading: "row 2 is a record:  ¦ first ¦ last" },
        { value: "1-2", reading: "row 2 continues Site ¦ Contact ¦ " },
      ],
    });
    const full = sheet(["Site", "Contact", ""], ["B", "first", "last"], ["A", "Ann", "Ax"]);
    expect(findHeader(full, [], undefined).question).toBeNull();
  });
});
