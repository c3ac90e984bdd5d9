import { describe, expect, it } from "vitest";
import { describeProblem } from "../problem";
import type { TableChoices } from "./choices";
import { createRowReader } from "./row-reader";
import { type CellRange, columnLetters, type SheetCell, type SheetRow } from "./sheet";
import { createSurvey, type TablePlan } from "./survey";

const place = { file: "a.xlsx", sheet: "One", delimiter: null };
const sheet = (rows: SheetCell[][]): SheetRow[] => rows.map((cells, index) => ({ rowNumber: index + 1, cells }));
/** Merged cells as a workbook names them, columns A to I. */
const merge = (reference: string): CellRange => {
  const [, left = "", top = "", right = "", bottom = ""] = /^([A-I])(\d+):([A-I])(\d+)$/.exec(reference) ?? [];
  const column = (letter: string) => letter.charCodeAt(0) - 65;
  return { top: Number(top), bottom: Number(bottom), left: column(left), right: column(right) };
};
function plan(rows: SheetRow[], merges: string[] = [], choices: TableChoices = {}, at: TablePlan["place"] = place) {
  const survey = createSurvey(at, choices);
  survey.add(rows);
  return survey.finish(merges.map(merge));
}
const titles = (rows: SheetCell[][], merges: string[] = []) =>
  plan(sheet(rows), merges).columns.map(({ title }) => title);
const read = (rows: SheetRow[], made: TablePlan) => createRowReader(made)(rows);
const MW = { text: "300", number: 300, unit: null, date: null, fault: null };

describe("the header", () => {
  it("is the first row that is about as full as the others", () => {
    const made = plan(
      sheet([
        ["Register"],
        ["As of", "2026"],
        ["Site", "Place", "Due", "MW"],
        ["A", "x", "2027", "1"],
        ["B", "y", "2028", "2"],
      ]),
    );
    expect(made.header).toEqual([3]);
    expect(made.notes.map(describeProblem)).toEqual([
      'a.xlsx, sheet One, row 1: "Register": is a title above the table and was left out',
      'a.xlsx, sheet One, row 2: "As of 2026": is a title above the table and was left out',
    ]);
  });

  it("joins as many rows as its merged cells span, at most three", () => {
    const rows = [
      ["Site", "Power", "", ""],
      ["", "Load", "", "Grid"],
      ["", "MW", "MVA", "kV"],
      ["A", "1", "2", "3"],
    ];
    expect(titles(rows, ["A1:A3", "B1:D1", "B2:C2"])).toEqual([
      "Site",
      "Power / Load / MW",
      "Power / Load / MVA",
      "Power / Grid / kV",
    ]);
    expect(plan(sheet(rows), ["A1:A9", "B1:D1"]).header).toEqual([1, 2, 3]);
  });

  it("takes a second row of names or units where nothing is merged", () => {
    expect(
      titles([
        ["Site", "Power", ""],
        ["", "MW", "MVA"],
        ["A", "1", "2"],
      ]),
    ).toEqual(["Site", "Power / MW", "Power / MVA"]);
    expect(
      titles([
        ["Site", "Load"],
        ["", "MW"],
        ["A", "1"],
      ]),
    ).toEqual(["Site", "Load / MW"]);
    expect(
      titles([
        ["Site", "Date", ""],
        ["", "first", "last"],
        ["A", "2026", "2027"],
      ])[2],
    ).toBe("Date / last");
  });

  it("begins above a full row of sub-names when that leaves the first columns blank", () => {
    const rows = [
      ["Register"],
      ["Site", "Power", "", "", "", ""],
      ["", "MW", "MVA", "kV", "kW", "GW"],
      ["A", "1", "2", "3", "4", "5"],
    ];
    expect(titles([...rows, ["B", "1", "2", "3", "4", "5"]]).slice(0, 3)).toEqual([
      "Site",
      "Power / MW",
      "Power / MVA",
    ]);
  });

  it("does not take a record for a second row", () => {
    expect(
      plan(
        sheet([
          ["Site", "MW", ""],
          ["A", "1", "x"],
          ["B", "2", "y"],
        ]),
      ).header,
    ).toEqual([1]);
    expect(
      plan(
        sheet([
          ["Site", "Place"],
          ["A", ""],
          ["B", "y"],
        ]),
      ).header,
    ).toEqual([1]);
    expect(
      plan(
        sheet([
          ["Site", "Place", ""],
          ["A", "x", "y"],
          ["B", "z", "w"],
        ]),
      ).header,
    ).toEqual([1]);
    const apart = [
      { rowNumber: 1, cells: ["Site", "Load"] },
      { rowNumber: 3, cells: ["", "MW"] },
    ];
    expect(plan([...apart, { rowNumber: 4, cells: ["A", "1"] }]).header).toEqual([1]);
  });

  it("asks when a second row may be either, and takes the answer", () => {
    const rows = sheet([
      ["Site", "Contact", ""],
      ["", "first", "last"],
      ["A", "Ann", "Ax"],
    ]);
    const [problem] = plan(rows).problems;
    expect(problem).toMatchObject({ row: 1, question: { about: "header_rows" } });
    expect(problem?.question?.candidates.map(({ value }) => value)).toEqual(["1", "1-2"]);
    expect(plan(rows, [], { headerRows: [1, 2] })).toMatchObject({ header: [1, 2], problems: [] });
  });

  it("is a problem when amounts stand in its place, when it stands alone or has lost letters", () => {
    expect(
      plan(
        sheet([
          ["A", "1", "2"],
          ["B", "3", "4"],
        ]),
      ).problems.map(describeProblem),
    ).toEqual(['a.xlsx, sheet One, row 1: "A ¦ 1 ¦ 2": holds amounts where the names of the columns should stand']);
    expect(plan(sheet([["Site", "MW"]])).problems.map(({ reason }) => reason)).toEqual([
      "has no rows below its header",
    ]);
    expect(
      plan(
        sheet([
          ["S\uFFFDte", "MW"],
          ["A", "1"],
        ]),
      ).problems.map(({ column }) => column),
    ).toEqual(["S\uFFFDte"]);
    expect(
      plan(
        sheet([
          ["Site", "MW"],
          ["A", "1"],
        ]),
        [],
        { headerRows: [9] },
      ).problems[0]?.reason,
    ).toBe("has no header");
    expect(plan([])).toMatchObject({ problems: [], notes: [{ reason: "holds no rows" }], columns: [] });
  });

  it("tells columns of one name apart, and names those without", () => {
    expect(
      titles([
        ["Site", " site ", "MW", "MW", "MW (2)", ""],
        ["A", "B", "1", "2", "3", "x"],
      ]),
    ).toEqual(["Site", "site (2)", "MW", "MW (2)", "MW (2) (2)", "Column F"]);
    expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(["A", "Z", "AA", "ZZ", "AAA"]);
  });

  it("says how many rows a workbook hides", () => {
    const rows = sheet([
      ["Site", "MW"],
      ["A", "1"],
      ["B", "2"],
    ]).map((row) => (row.rowNumber === 1 ? row : { ...row, isHidden: true as const }));
    expect(plan(rows).notes.map(({ reason }) => reason)).toEqual([
      "holds 2 hidden rows, which are read like the others",
    ]);
  });
});

describe("rows", () => {
  const csv = { file: "a.csv", sheet: null, delimiter: "," };

  it("knows totals, notes, headers again and blank rows from records, in many languages", () => {
    const rows = sheet([
      ["Site", "MW"],
      ["A", "1"],
      ["Total", "2"],
      ["grand total:", "2"],
      ["합 계", "2"],
      ["總計", "2"],
      ["Summe", "2"],
      ["Total Energies", "2"],
      ["Total", ""],
      ["Source: x", ""],
      ["※ x", ""],
      ["x".repeat(81), ""],
      ["B", ""],
      ["Site", "MW"],
      ["", " "],
    ]);
    const { rows: found, notes } = read(rows, plan(rows));
    expect(found.map(({ kind }) => kind)).toEqual([
      "data",
      ...Array(5).fill("total"),
      "data",
      "data",
      ...Array(3).fill("note"),
      "data",
      "header",
      "blank",
    ]);
    expect(notes).toHaveLength(9);
  });

  it("keep the raw text beside what it says", () => {
    const rows = sheet([
      ["Site", "MW"],
      [" A ", " 1.2 GW "],
    ]);
    expect(read(rows, plan(rows)).rows).toEqual([
      {
        rowNumber: 2,
        kind: "data",
        cells: [
          { raw: " A ", value: { kind: "text", text: "A" } },
          { raw: " 1.2 GW ", value: { kind: "number", number: 1.2, unit: "GW", isApproximate: false } },
        ],
      },
    ]);
  });

  it("of a delimited file are as long as the header, but for blank cells; a workbook's may be shorter", () => {
    const rows = sheet([
      ["Site", "Place", "MW"],
      ["A", "x"],
      ["B", "x", "1", "", " "],
      ["C", "x", "1", "2"],
      ["D", "x", "1"],
    ]);
    const { rows: found, problems } = read(rows, plan(rows, [], {}, csv));
    expect(found.map(({ kind }) => kind)).toEqual(["broken", "data", "broken", "data"]);
    expect(problems.map(describeProblem)).toEqual([
      'a.csv, row 2: "A ¦ x": has 2 columns where the header has 3',
      'a.csv, row 4: "C ¦ x ¦ 1 ¦ 2": has 4 columns where the header has 3',
    ]);
    expect(read(rows, plan(rows)).problems).toEqual([]);
    expect(plan(rows).columns).toHaveLength(4);
  });

  it("name the cell that cannot be taken", () => {
    const fault = { text: "=B9", number: null, unit: null, date: null, fault: "is a formula without a result" };
    const rows = sheet([
      ["Site", "MW"],
      ["M\uFFFDnster", "#N/A"],
      ["#1", fault],
      ["Total", "5 M\uFFFDW"],
    ]);
    expect(read(rows, plan(rows)).problems.map(describeProblem)).toEqual([
      'a.xlsx, sheet One, row 2, Site: "M\uFFFDnster": holds U+FFFD: letters were lost when it was saved before',
      'a.xlsx, sheet One, row 2, MW: "#N/A": is an error that the spreadsheet shows',
      'a.xlsx, sheet One, row 3, MW: "=B9": is a formula without a result',
    ]);
    const broken = [...sheet([["Site", "MW"]]), { rowNumber: 2, cells: ["A"], fault: "the quotes do not close" }];
    expect(read(broken, plan(broken)).problems.map(({ reason }) => reason)).toEqual(["the quotes do not close"]);
  });
});

describe("cells merged downwards", () => {
  const rows = sheet([
    ["Site", "Phase", "MW"],
    ["A", "1", MW],
    ["", "2"],
    ["", "3", "7"],
    ["B", "1", MW],
  ]);
  const cells = (made: TablePlan) => read(rows, made).rows.map((row) => row.cells.map(({ raw }) => raw));

  it("say their text for every row, and ask what their amount is", () => {
    const made = plan(rows, ["A2:A4", "C2:C3"]);
    expect(cells(made)).toEqual([
      ["A", "1", "300"],
      ["A", "2", ""],
      ["A", "3", "7"],
      ["B", "1", "300"],
    ]);
    const { problems } = read(rows, made);
    expect(problems.map(({ row, column, question }) => [row, column, question?.about])).toEqual([
      [2, "MW", "merged_number"],
    ]);
    expect(problems.map(describeProblem)[0]).toContain(
      '"300": is merged over rows 2 to 3: is it all of them together, or each?',
    );
  });

  it("take the answer", () => {
    const each = plan(rows, ["C2:C4"], { mergedNumbers: "each_row" });
    expect(cells(each).map((row) => row[2])).toEqual(["300", "300", "7", "300"]);
    const once = plan(rows, ["C2:C4"], { mergedNumbers: "first_row" });
    expect(cells(once).map((row) => row[2])).toEqual(["300", "", "7", "300"]);
    expect(read(rows, once).problems).toEqual([]);
  });

  it("say nothing when they are empty, stand side by side or above the rows", () => {
    const made = plan(rows, ["B1:C1", "A3:A4", "A5:B5"], { headerRows: [1] });
    expect(cells(made).map((row) => row[0])).toEqual(["A", "", "", "B"]);
    expect(read(rows, made).problems).toEqual([]);
  });
});
