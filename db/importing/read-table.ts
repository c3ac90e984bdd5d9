import type { TableChoices } from "@/lib/importing/table/choices";
import { createRowReader, type ReadRows } from "@/lib/importing/table/row-reader";
import type { CellRange } from "@/lib/importing/table/sheet";
import { createSurvey, type TablePlan } from "@/lib/importing/table/survey";
import type { OpenedSheet, ReadOptions } from "./opened-file";
import { UnreadableFile } from "./source";

/** Reads a sheet once to find out how its rows are to be read: header, columns, units, decimal signs, and what is open. */
export async function planTable(
  sheet: OpenedSheet,
  choices: TableChoices = {},
  options: ReadOptions = {},
): Promise<TablePlan> {
  const { place } = sheet;
  const survey = createSurvey(place, choices);
  const at = { file: place.file, sheet: place.sheet, row: null, column: null, value: null };
  const merges: CellRange[] = [];
  try {
    for await (const batch of sheet.rows(options)) {
      survey.add(batch.rows);
      merges.push(...batch.merges);
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const nothing = createSurvey(place).finish([]);
    return { ...nothing, problems: [{ ...at, reason: error.message }] };
  }
  const plan = survey.finish(merges);
  if (sheet.isHidden) plan.notes.push({ ...at, reason: "is a hidden sheet, which is read like the others" });
  return plan;
}

/** Reads the rows of a sheet by its plan, some hundreds or thousands at a time. @throws UnreadableFile for a damaged file */
export async function* readTable(
  sheet: OpenedSheet,
  plan: TablePlan,
  options: ReadOptions = {},
): AsyncGenerator<ReadRows, void, void> {
  if (plan.header.length === 0) return;
  const read = createRowReader(plan);
  for await (const { rows } of sheet.rows(options)) yield read(rows);
}
