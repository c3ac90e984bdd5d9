import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it, vi } from "vitest";
import { createCsvReader, readCsv } from "./csv-reader";
import { textOf } from "./sheet";

const cells = (text: string, delimiter = ",") => readCsv(text, delimiter).map((row) => row.cells);

describe("the reader of delimited text", () => {
  it("reads quotes, line breaks in cells and every kind of line end", () => {
    expect(cells('a,b\r\n"x\r\ny","q ""z"""\r1,\n')).toEqual([
      ["a", "b"],
      ["x\ny", 'q "z"'],
      ["1", ""],
    ]);
    expect(cells("a\tb", "\t")).toEqual([["a", "b"]]);
    expect(cells("")).toEqual([]);
    expect(cells("\uFEFF")).toEqual([]);
    expect(cells("\uFEFFa,\uFEFFb")).toEqual([["a", "\uFEFFb"]]);
  });

  it("counts blank rows and gives them as such", () => {
    expect(readCsv("a\n\nb\n", ",").map(({ rowNumber, cells: [cell] }) => [rowNumber, cell])).toEqual([
      [1, "a"],
      [2, ""],
      [3, "b"],
    ]);
  });

  it("reads the same however the text is cut", () => {
    const piece = fc.constantFrom("a", ",", '"', '""', "\n", "\r", "\r\n", "x y", "\uFEFF", "한");
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 5 }), (whole, size) => {
        const reader = createCsvReader(",");
        const rows = [];
        for (let at = 0; at < whole.length; at += size) rows.push(...reader.push(whole.slice(at, at + size)));
        rows.push(...reader.end());
        expect(rows).toEqual(readCsv(whole, ","));
      }),
      { numRuns: 1_000, seed: 1 },
    );
  });

  it("loses no row behind a mark in the middle of the file", () => {
    const reader = createCsvReader(",");
    const rows = [...reader.push("a,b\n1,2\n"), ...reader.push("\uFEFF3,4\n5,6\n"), ...reader.end()];
    expect(rows.map((row) => row.cells.map(textOf).join(","))).toEqual(["a,b", "1,2", "3,4", "5,6"]);
  });

  it("names a quote that never closes, and stops before it fills the memory", () => {
    const [, open] = readCsv('a,b\n"x,1\ny,2\n', ",");
    expect(open).toMatchObject({ rowNumber: 2, fault: expect.stringContaining("quotes do not close") });
    const reader = createCsvReader(",");
    reader.push('a,b\n1,2\n"');
    const rows = [];
    for (let times = 0; times < 12; times += 1) rows.push(...reader.push("x".repeat(100_000)));
    expect(rows).toEqual(
      [{ rowNumber: 3, cells: ["x".repeat(200)], fault: expect.stringContaining("more than 1000000 characters") }].map(
        (row) => ({ ...row, cells: [`"${"x".repeat(199)}`] }),
      ),
    );
    expect([reader.isOver(), reader.push("a\n"), reader.end()]).toEqual([true, [], []]);
  });

  it("does not look at a long row again for each piece of it", () => {
    const parse = vi.spyOn(Papa, "parse");
    const reader = createCsvReader(",");
    for (let piece = 0; piece < 90; piece += 1) reader.push(piece === 0 ? 'a,b\n"' : "x".repeat(10_000));
    const looked = parse.mock.calls.reduce((sum, [text]) => sum + String(text).length, 0);
    expect(looked).toBeLessThan(3 * 900_000);
    parse.mockRestore();
    expect(reader.push('"\n1,2\n').concat(reader.end())).toMatchObject([{ rowNumber: 2 }, { cells: ["1", "2"] }]);
  });

  it("takes a row of 2,000 cells, and the first 2,000 of a longer one with its fault", () => {
    const rows = readCsv(`${"a,".repeat(1_999)}\n${"b,".repeat(2_000)}\nc`, ",");
    expect(rows.map((row) => [row.cells.length, row.fault])).toEqual([
      [2_000, undefined],
      [2_000, "has 2001 columns: those after the first 2000 are not read"],
      [1, undefined],
    ]);
  });
});
