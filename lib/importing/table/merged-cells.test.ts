import { describe, expect, it } from "vitest";
import { createMergeFiller } from "./merged-cells";
import { type CellRange, type SheetCell, textOf } from "./sheet";

const place = { file: "a.xlsx", sheet: "One", delimiter: null };
const columns = ["Site", "Load"].map((title, index) => ({ index, title, unit: null, remark: null }));
const stored = (text: string, date: string | null = null): SheetCell => ({
  text,
  number: Number(text),
  unit: null,
  date,
  fault: null,
});
const over = (top: number, bottom: number, column: number): CellRange => ({ top, bottom, left: column, right: column });

function fill(merges: CellRange[], rows: [rowNumber: number, cells: SheetCell[]][], mergedNumbers?: "each_row") {
  const filler = createMergeFiller({ place, columns, merges, mergedNumbers });
  const filled = rows.map(([rowNumber, cells]) => filler({ rowNumber, cells }));
  return {
    texts: filled.map(({ cells }) => cells.map(textOf)),
    problems: filled.flatMap(({ problems }) => problems),
  };
}

describe("cells merged downwards", () => {
  it("hold to their last row and no further, whatever the order in which the workbook names them", () => {
    const rows: [number, SheetCell[]][] = [
      [2, ["A", "x"]],
      [3, []],
      [4, ["B"]],
      [5, ["", "y"]],
      [6, ["", "z"]],
    ];
    expect(fill([over(4, 5, 0), over(2, 3, 1), over(2, 3, 0)], rows).texts).toEqual([
      ["A", "x"],
      ["A", "x"],
      ["B"],
      ["B", "y"],
      ["", "z"],
    ]);
  });

  it("reach columns behind a row's end, and leave what stands there", () => {
    expect(
      fill(
        [over(2, 4, 2)],
        [
          [2, ["A", "", "x"]],
          [3, ["B"]],
          [4, ["C", "", "own"]],
        ],
      ).texts,
    ).toEqual([
      ["A", "", "x"],
      ["B", "", "x"],
      ["C", "", "own"],
    ]);
  });

  it("say nothing when their first row is missing, or has nothing there", () => {
    expect(
      fill(
        [over(2, 4, 0), over(3, 4, 1)],
        [
          [3, ["A"]],
          [4, ["", "x"]],
        ],
      ),
    ).toEqual({
      texts: [["A"], ["", "x"]],
      problems: [],
    });
  });

  it("repeat a date", () => {
    const { texts, problems } = fill(
      [over(2, 3, 0)],
      [
        [2, [stored("46000", "2025-12-09")]],
        [3, ["", "x"]],
      ],
    );
    expect([texts, problems]).toEqual([[["46000"], ["46000", "x"]], []]);
  });

  it("ask what an amount is, once, with both readings", () => {
    const rows: [number, SheetCell[]][] = [
      [2, ["A", stored("300")]],
      [3, ["B", ""]],
    ];
    const { texts, problems } = fill([over(2, 3, 1)], rows);
    expect(texts).toEqual([
      ["A", "300"],
      ["B", ""],
    ]);
    expect(problems).toEqual([
      {
        file: "a.xlsx",
        sheet: "One",
        row: 2,
        column: "Load",
        value: "300",
        reason: "is merged over rows 2 to 3: is it all of them together, or each?",
        question: {
          about: "merged_number",
          candidates: [
            { value: "first_row", reading: "300 in row 2, nothing in the others" },
            { value: "each_row", reading: "300 in each of rows 2 to 3" },
          ],
        },
      },
    ]);
    expect(fill([over(2, 3, 1)], rows, "each_row")).toEqual({
      texts: [
        ["A", "300"],
        ["B", "300"],
      ],
      problems: [],
    });
    expect(fill([over(2, 3, 5)], [[2, ["A", "", "", "", "", stored("1")]]]).problems[0]?.column).toBeNull();
    // Merged with itself or to the side: one row's own.
    expect(fill([over(2, 2, 1)], rows).problems).toEqual([]);
  });
});
