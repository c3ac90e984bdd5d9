import assert from "node:assert/strict";
import { openFiles } from "@/db/importing/open-files";
import type { OpenedSheet } from "@/db/importing/opened-file";
import { planTable, readTable } from "@/db/importing/read-table";
import { type FileSource, UnreadableFile } from "@/db/importing/source";
import type { TableRow } from "@/lib/importing/table/row-reader";

/**
 * Opens a file and reads all of its tables to their ends.
 * @throws for anything but rows, problems, notes and refusals, when none of these comes, and when a cell is taken for text that is none
 */
export async function readToEnd(source: FileSource): Promise<void> {
  const opened = await openFiles([source]);
  try {
    let said = opened.files.reduce((sum, { problems }) => sum + problems.length, 0);
    for (const file of opened.files) for (const sheet of file.sheets) said += await readSheet(sheet);
    assert(said > 0, "nothing was said about the file");
  } finally {
    await opened.close();
  }
}

/** @returns how many rows, problems, notes and refusals there were */
async function readSheet(sheet: OpenedSheet): Promise<number> {
  const plan = await planTable(sheet);
  const lost = plan.columns.find(({ title }) => !isText(title));
  assert(!lost || plan.problems.length > 0, `the title ${JSON.stringify(lost?.title)} was taken as text`);
  let said = plan.problems.length + plan.notes.length;
  try {
    for await (const { rows, problems, notes } of readTable(sheet, plan)) {
      said += rows.length + problems.length + notes.length;
      const named = new Set(problems.map(({ row, column }) => `${row} ${column}`));
      for (const row of rows)
        if (row.kind === "data") checkCells(row, (i) => named.has(`${row.rowNumber} ${plan.columns[i]?.title}`));
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    said += 1;
  }
  return said;
}

function checkCells({ rowNumber, cells }: TableRow, isNamed: (index: number) => boolean): void {
  cells.forEach(({ raw, value }, index) => {
    const isRight = isText(raw) && (value.kind !== "text" || isText(value.text));
    assert(isRight || isNamed(index), `${JSON.stringify(raw)} in row ${rowNumber} was taken as text`);
  });
}

/** Whether all letters are there (U+FFFD stands for lost ones) and a database can keep them. */
const isText = (text: string) => !/[\uFFFD\0]|\p{Surrogate}/u.test(text);
