import { describe, expect, it } from "vitest";
import { packZip } from "@/db/testing/pack-zip";
import { workbookAround } from "@/db/testing/zip-bombs";
import { describeProblem } from "@/lib/importing/problem";
import type { TableRow } from "@/lib/importing/table/row-reader";
import { openFiles } from "./open-files";
import { planTable, readTable } from "./read-table";

const text = (reference: string, content: string) => `<c r="${reference}" t="str"><v>${content}</v></c>`;
const table = `<row r="1">${text("A1", "Site")}${text("B1", "MW")}</row><row r="2">${text("A2", "A")}<c r="B2"><v>10</v></c></row>`;

async function read(data: string) {
  const xml = `<worksheet><sheetData>${data}</sheetData></worksheet>`;
  const opened = await openFiles([{ name: "a.xlsx", bytes: packZip(workbookAround({ bytes: Buffer.from(xml) })) }]);
  const problems = opened.files.flatMap((file) => file.problems);
  const rows: TableRow[] = [];
  for (const sheet of opened.files.flatMap(({ sheets }) => sheets)) {
    const plan = await planTable(sheet);
    problems.push(...plan.problems);
    for await (const batch of readTable(sheet, plan)) {
      rows.push(...batch.rows);
      problems.push(...batch.problems);
    }
  }
  return { rows, problems: problems.map(describeProblem), cells: rows.map((row) => row.cells.map(({ raw }) => raw)) };
}

describe("a workbook with cells far to the right", () => {
  it("names the rows that have them, keeps what else they hold, and makes no columns for them", async () => {
    const far = `<row r="3">${text("A3", "B")}${text("XFD3", "x")}</row><row r="4">${text("BXY4", "x")}</row><row r="5">${text("A5", "C")}</row>`;
    const { rows, problems, cells } = await read(table + far);
    expect(problems).toEqual([
      'a.xlsx, sheet Sites, row 3: "B": has 16384 columns: those after the first 2000 are not read',
      'a.xlsx, sheet Sites, row 4: "": has 2001 columns: those after the first 2000 are not read',
    ]);
    expect(rows.map(({ kind }) => kind)).toEqual(["data", "broken", "broken", "data"]);
    expect(cells).toEqual([["A", "10"], ["B"], [], ["C", ""]]);
  });

  it("is read to its 2,000th column", async () => {
    const { problems, cells } = await read(`${table}<row r="3">${text("A3", "B")}${text("BXX3", "x")}</row>`);
    expect(problems).toEqual([]);
    expect([cells[1]?.length, cells[1]?.at(-1)]).toEqual([2_000, "x"]);
  });
});

it("XML that nests without end is refused while it is read, and what workbooks nest is not", async () => {
  const nested = (depth: number) => `${"<a>".repeat(depth)}${"</a>".repeat(depth)}`;
  expect((await read(table + nested(198))).problems).toEqual([]);
  expect((await read(table + nested(199))).problems).toEqual([
    "a.xlsx, sheet Sites: holds XML with more than 200 elements inside each other, in xl/worksheets/sheet1.xml",
  ]);
  expect((await read(table + nested(1).repeat(300))).problems).toEqual([]);
});

it("codes of letters are read, and those of half a letter or none are left as they are written", async () => {
  const codes = ["a_x000A_b", "_xD83D__xDE00_", "a_xD83D_", "a_x0000_b", "_x005F_x0041_"];
  const { cells, problems } = await read(
    table + codes.map((code, i) => `<row r="${i + 3}">${text(`A${i + 3}`, code)}</row>`).join(""),
  );
  expect(cells.slice(1).map(([site]) => site)).toEqual(["a\nb", "😀", "a_xD83D_", "a_x0000_b", "_x0041_"]);
  expect(problems).toEqual([]);
});

describe("a workbook made by hand", () => {
  const parts = workbookAround({ bytes: Buffer.from(`<worksheet><sheetData>${table}</sheetData></worksheet>`) });
  const problemsOf = async (contents: typeof parts) => {
    const { files } = await openFiles([{ name: "a.xlsx", bytes: packZip(contents) }]);
    const plans = await Promise.all(files.flatMap(({ sheets }) => sheets).map((sheet) => planTable(sheet)));
    return [...files, ...plans].flatMap(({ problems }) => problems).map(describeProblem);
  };
  const again = "save the file again with a spreadsheet program";

  it("names the part that it lacks, and what to do", async () => {
    const missing = ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"];
    for (const part of missing)
      expect(await problemsOf(parts.filter(({ name }) => name !== part))).toEqual([
        expect.stringMatching(new RegExp(`the workbook part ${part} is missing: ${again}$`)),
      ]);
  });

  it("is read without parts that say nothing of its rows", async () => {
    for (const part of ["[Content_Types].xml", "_rels/.rels"])
      expect(await problemsOf(parts.filter(({ name }) => name !== part))).toEqual([]);
  });

  it("is no folder of tables that is called xl", async () => {
    const folder = [{ name: "xl/queue.csv", bytes: Buffer.from("Site,MW\nA,10\n") }];
    expect(await problemsOf(folder)).toEqual([]);
  });

  it("names the part whose XML is broken", async () => {
    const broken = { name: "xl/workbook.xml", bytes: Buffer.from("<workbook><sheets>") };
    const [problem] = await problemsOf(parts.map((part) => (part.name === broken.name ? broken : part)));
    expect(problem).toMatch(
      new RegExp(`^a.xlsx: the workbook part xl/workbook.xml holds broken XML \\(.*\\): ${again}$`),
    );
  });
});
