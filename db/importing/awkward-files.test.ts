import { describe, expect, it } from "vitest";
import { describeProblem, type FileProblem } from "@/lib/importing/problem";
import type { CellValue } from "@/lib/importing/table/cell-value";
import { type AwkwardFile, awkwardFiles, awkwardPath } from "@/test-data/read-test-data";
import { type OpenedFiles, openFiles } from "./open-files";
import { planTable, readTable } from "./read-table";

/** A cell as `expected.json` writes it. */
function show(value: CellValue): string | number | null {
  switch (value.kind) {
    case "blank":
      return null;
    case "text":
      return value.text;
    case "date":
      return `@ ${value.date}`;
    case "undecided":
      return `= ${value.readings.join(" or ")}`;
    case "number":
      if (value.unit === null && !value.isApproximate) return value.number;
      return `= ${value.isApproximate ? "~" : ""}${value.number}${value.unit ? ` ${value.unit}` : ""}`;
    case "range":
      return `= ${value.from ?? ""}..${value.to ?? ""}${value.unit ? ` ${value.unit}` : ""}`;
  }
}

async function readAll(opened: OpenedFiles, name: string) {
  const problems = opened.files.flatMap((file) => file.problems);
  const tables: NonNullable<AwkwardFile["reads"]> = [];
  for (const file of opened.files)
    for (const sheet of file.sheets) {
      const plan = await planTable(sheet);
      const [own, notes, marked] = [[...plan.problems], [...plan.notes], [] as [number, string][]];
      const rows: (string | number | null)[][] = [];
      for await (const read of readTable(sheet, plan)) {
        own.push(...read.problems);
        notes.push(...read.notes);
        for (const row of read.rows) {
          if (row.kind === "data") rows.push([row.rowNumber, ...row.cells.map(({ value }) => show(value))]);
          else marked.push([row.rowNumber, row.kind]);
        }
      }
      const toLine = ({ row, column, reason }: FileProblem): [number | null, string | null, string] => [
        row,
        column,
        reason,
      ];
      tables.push({
        ...(file.name === name ? {} : { in: file.name.slice(name.length + 1) }),
        ...(file.encoding ? { encoding: file.encoding } : {}),
        ...(sheet.place.sheet === null ? {} : { sheet: sheet.place.sheet }),
        header: plan.header,
        columns: plan.columns.map(({ title }) => title),
        units: plan.columns.map(({ unit }) => unit),
        rows,
        marked,
        notes: notes.map(toLine),
        problems: own.filter(({ question }) => !question).map(toLine),
      });
      problems.push(...own);
    }
  return { tables, problems };
}

const lines = (expected: [number | null, string | null, string][] = []) =>
  expected.map(([row, column, reason]) => [row, column, expect.stringContaining(reason)]);

describe("every awkward file is read as it should be, asks, or is refused with its reason", () => {
  it.each(awkwardFiles().map((file) => [file.file, file.is, file] as const))("%s: %s", async (name, _, expected) => {
    const opened = await openFiles([{ name, path: awkwardPath(name) }]);
    const { tables, problems } = await readAll(opened, name).finally(opened.close);
    if (expected.reads)
      expect(tables).toEqual(
        expected.reads.map((table) => ({
          ...table,
          marked: table.marked ?? [],
          notes: lines(table.notes),
          problems: lines(table.problems),
        })),
      );
    const asked = problems.filter(({ question }) => question);
    expect(asked).toEqual(
      (expected.asks ?? []).map(({ about, candidates, ...at }) =>
        expect.objectContaining({
          ...at,
          question: {
            about,
            candidates: expect.arrayContaining(candidates.map((value) => expect.objectContaining({ value }))),
          },
        }),
      ),
    );
    const refusals = problems.filter(({ question }) => !question).map(describeProblem);
    if (expected.refuses) expect(refusals.join("\n")).toContain(expected.refuses);
    else if (!expected.reads) expect(refusals).toEqual([]);
    if (expected.refuses && !expected.reads) expect(tables.flatMap(({ rows }) => rows)).toEqual([]);
    for (const problem of problems) expect(problem.file.startsWith(name)).toBe(true);
  });
});
