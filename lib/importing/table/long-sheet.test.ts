import { describe, expect, it } from "vitest";
import { describeProblem } from "../problem";
import type { TableChoices } from "./choices";
import { createRowReader } from "./row-reader";
import { MOST_COLUMNS, type SheetCell, type SheetRow } from "./sheet";
import { createSurvey } from "./survey";

const workbook = { file: "a.xlsx", sheet: "One", delimiter: null };
const csv = { file: "a.csv", sheet: null, delimiter: ";" };
const sheet = (rows: SheetCell[][]): SheetRow[] => rows.map((cells, index) => ({ rowNumber: index + 1, cells }));
const many = (count: number, cells: SheetCell[]) => Array.from({ length: count }, () => cells);

function plan(rows: SheetRow[], place: typeof workbook | typeof csv = csv, choices: TableChoices = {}) {
  const survey = createSurvey(place, choices);
  survey.add(rows);
  return survey.finish([]);
}
const read = (rows: SheetRow[], made: ReturnType<typeof plan>) => createRowReader(made)(rows);

describe("what stands far below the header", () => {
  it("decides the decimal sign of its column, and of those that do not show it themselves", () => {
    const rows = sheet([["Site", "MW", "MVA"], ...many(50, ["A", "1,200", "1.500"]), ["B", "0,5", "x"]]);
    expect(plan(rows)).toMatchObject({ signs: [",", ",", ","], problems: [] });
  });

  it("asks for the sign at the first number that may be two, which may be above or below the first 40 rows", () => {
    const rows = sheet([["Site", "MW"], ...many(50, ["A", "x"]), ["B", "1.200"], ["C", "1.300"]]);
    expect(plan(rows).problems).toEqual([
      {
        file: "a.csv",
        sheet: null,
        row: 52,
        column: "MW",
        value: "1.200",
        reason: "may mean two numbers: which sign stands before decimals?",
        question: {
          about: "decimal_sign",
          candidates: [
            { value: ".", reading: "1.200 is 1.2" },
            { value: ",", reading: "1.200 is 1200" },
          ],
        },
      },
    ]);
    expect(plan(rows, csv, { decimalSign: "," })).toMatchObject({ signs: [",", ","], problems: [] });
    expect(plan(sheet([["Site", "MW"], ["A", "1.200"], ...many(50, ["B", "x"])])).problems[0]?.row).toBe(2);
    expect(read(rows, plan(rows, csv, { decimalSign: "," })).rows.at(-1)?.cells[1]?.value).toMatchObject({
      number: 1300,
    });
  });

  it("is not asked about numbers that a workbook stores as such", () => {
    const stored = { text: "1.200", number: 1.2, unit: null, date: null, fault: null };
    expect(plan(sheet([["Site", "MW"], ...many(2, ["A", stored])]), workbook).problems).toEqual([]);
    expect(plan(sheet([["Site", "MW"], ...many(2, ["A", "1.200"])]), workbook).problems).toHaveLength(1);
  });

  it("makes a column of a workbook even without a name, and of delimited text only where the header reaches", () => {
    const far = sheet([["Site", "MW"], ...many(45, ["A", "1"]), ["B", "2", "", "x"]]);
    expect(plan(far, workbook).columns.map(({ title }) => title)).toEqual(["Site", "MW", "Column C", "Column D"]);
    expect(plan(far).columns).toHaveLength(2);
    const blank = sheet([["Site", "MW", "", ""], ...many(45, ["A", "1", "", ""])]);
    expect(plan(blank).columns).toHaveLength(2);
    expect(
      plan(
        sheet([
          ["Site", "MW", "", ""],
          ["A", "1", "x", ""],
        ]),
      ).columns,
    ).toHaveLength(3);
  });

  it("counts as rows below the header, blank ones not", () => {
    expect(
      plan(
        sheet([
          ["Site", "MW"],
          ["", " "],
        ]),
      ).problems.map(({ reason }) => reason),
    ).toEqual(["has no rows below its header"]);
    expect(plan(sheet([["Site", "MW"], ...many(60, ["", " "]), ["A", "1"]])).problems).toEqual([]);
  });
});

describe("what is left out or named anew", () => {
  it("is noted: titles, columns without a name or with the name of another", () => {
    const rows = sheet([["Register", "", "2026"], ["Site", "", "Site", "MW"], ...many(3, ["A", "x", "y", "1"])]);
    expect(plan(rows).notes.map(describeProblem)).toEqual([
      'a.csv, row 1: "Register 2026": is a title above the table and was left out',
      "a.csv, row 2, Column B: this column has no name",
      "a.csv, row 2, Site (2): this column has the same name as a column before it",
    ]);
  });

  it("is noted with what the row says", () => {
    const rows = sheet([
      ["Site", "Town", "MW"],
      ["A", "x", "1"],
      ["Total", "", "1"],
      ["Site", "Town", "MW"],
      ["Note: x", "", ""],
    ]);
    expect(read(rows, plan(rows)).notes.map(describeProblem)).toEqual([
      'a.csv, row 3: "Total ¦ 1": is a total or subtotal and no record',
      'a.csv, row 4: "Site ¦ Town ¦ MW": is the header again',
      'a.csv, row 5: "Note: x": is a note and no record',
    ]);
  });

  it("is a problem where the header lost letters or its quotes do not close", () => {
    expect(
      plan(
        sheet([
          ["S\uFFFDte", "MW"],
          ["A", "1"],
        ]),
      ).problems.map(describeProblem),
    ).toEqual(["a.csv, row 1, S\uFFFDte: holds U+FFFD: letters were lost before"]);
    const [header, ...body] = sheet([
      ["Site", "MW"],
      ["A", "1"],
    ]);
    const broken = plan([{ ...(header as SheetRow), fault: "the quotes do not close" }, ...body]);
    expect(broken.problems.map(describeProblem)).toEqual(["a.csv, row 1: the quotes do not close"]);
  });
});

describe("a broken row", () => {
  it("keeps its cells as texts, and only a record can be broken", () => {
    const rows = sheet([
      ["Site", "Town", "MW"],
      ["A", "1 MW"],
      ["Total", "5"],
      ["", ""],
      ["B", "x", "1", ""],
    ]);
    const { rows: found, problems } = read(rows, plan(rows));
    expect(found.map(({ kind }) => kind)).toEqual(["broken", "total", "blank", "data"]);
    expect(found[0]?.cells).toEqual([
      { raw: "A", value: { kind: "text", text: "A" } },
      { raw: "1 MW", value: { kind: "text", text: "1 MW" } },
    ]);
    expect(problems).toHaveLength(1);
  });

  it("may have nothing but a fault, and is named all the same", () => {
    const rows = [
      ...sheet([
        ["Site", "MW"],
        ["A", "1"],
      ]),
      { rowNumber: 3, cells: [], fault: "has 16384 columns" },
    ];
    const { rows: found, problems } = read(rows, plan(rows, workbook));
    expect(found.map(({ kind }) => kind)).toEqual(["data", "broken"]);
    expect(problems.map(describeProblem)).toEqual(['a.xlsx, sheet One, row 3: "": has 16384 columns']);
  });
});

it("a cell that is left out or empty says nothing, one of spaces keeps them", () => {
  const rows = sheet([
    ["Site", "Town", "MW"],
    ["A", "  "],
    ["B", "", "1"],
  ]);
  const blank = { kind: "blank" };
  expect(read(rows, plan(rows, workbook)).rows.map(({ cells }) => cells.slice(1, 3))).toEqual([
    [
      { raw: "  ", value: blank },
      { raw: "", value: blank },
    ],
    [
      { raw: "", value: blank },
      { raw: "1", value: { kind: "number", number: 1, unit: null, isApproximate: false } },
    ],
  ]);
  expect(MOST_COLUMNS).toBe(2_000);
});
