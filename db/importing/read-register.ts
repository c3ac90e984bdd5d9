import type { FileProblem } from "@/lib/importing/problem";
import type { RegisterMapping } from "@/lib/importing/registers/mapping";
import { createOrderSurvey } from "@/lib/importing/registers/order-survey";
import { createRegisterReader } from "@/lib/importing/registers/read-rows";
import type { TablePlan } from "@/lib/importing/table/survey";
import type { ReadRegisterRow } from "../commands/imports/register-import";
import type { OpenedFile, OpenedSheet, ReadOptions } from "./opened-file";
import { planTable, readTable } from "./read-table";

/** A sheet whose rows a mapping reads. */
type RegisterSheet = { file: OpenedFile; sheet: OpenedSheet; plan: TablePlan };

export type ReadBatch = { file: string; sheet: string | null; rows: ReadRegisterRow[] };

/**
 * Finds the sheets that a mapping reads: those with every column of its key. Another sheet is named as left out.
 * @returns also what keeps a sheet from being read, questions among it
 */
export async function findRegisterSheets(
  files: readonly OpenedFile[],
  mapping: RegisterMapping,
  options: ReadOptions = {},
): Promise<{ sheets: RegisterSheet[]; problems: FileProblem[]; notes: FileProblem[] }> {
  const found = { sheets: [] as RegisterSheet[], problems: files.flatMap(({ problems }) => problems), notes: [] as FileProblem[] };
  for (const file of files)
    for (const sheet of file.sheets) {
      const plan = await planTable(sheet, mapping.reading, options);
      const titles = new Set(plan.columns.map(({ title }) => title));
      const missing = mapping.key.filter((title) => !titles.has(title));
      const at = { file: file.name, sheet: plan.place.sheet, row: null, column: missing.join(", "), value: null };
      if (missing.length > 0) {
        found.notes.push({ ...at, reason: "is not in this sheet, which is left out" });
        continue;
      }
      found.sheets.push({ file, sheet, plan });
      found.problems.push(...plan.problems);
      found.notes.push(...plan.notes);
    }
  if (found.sheets.length === 0 && found.problems.length === 0)
    found.problems.push({
      ...{ file: files.map(({ name }) => name).join(", "), row: null, column: mapping.key.join(", "), value: null },
      reason: "no sheet has the columns of the merge key",
    });
  return found;
}

/** Decides what each column's dates mean, from all rows. */
export async function surveyRegister(sheet: RegisterSheet, mapping: RegisterMapping, options: ReadOptions = {}) {
  const survey = createOrderSurvey(mapping, sheet.plan);
  for await (const { rows } of readTable(sheet.sheet, sheet.plan, options)) survey.add(rows);
  return survey.finish();
}

/** Reads the rows of a sheet as its register states them, some hundreds or thousands at a time. */
export async function* readRegister(
  { file, sheet, plan }: RegisterSheet,
  mapping: RegisterMapping,
  settings: Parameters<typeof createRegisterReader>[2],
  options: ReadOptions = {},
): AsyncGenerator<ReadBatch, void, void> {
  const readRow = createRegisterReader(mapping, plan, settings);
  for await (const { rows, problems } of readTable(sheet, plan, options)) {
    const wrong = new Map<number, FileProblem[]>();
    for (const problem of problems) {
      const row = problem.row ?? 0;
      wrong.set(row, [...(wrong.get(row) ?? []), problem]);
    }
    yield {
      file: file.name,
      sheet: plan.place.sheet,
      rows: rows.flatMap((row): ReadRegisterRow[] => {
        if (row.kind === "blank") return [];
        const raw = Object.fromEntries(plan.columns.map(({ title }, i) => [title, row.cells[i]?.raw ?? ""]));
        const faults = wrong.get(row.rowNumber) ?? [];
        const read = row.kind === "data" && faults.length === 0 ? readRow(row) : null;
        const isRecord = row.kind === "data" || row.kind === "broken";
        return [
          {
            ...{ rowNumber: row.rowNumber, raw, stated: read?.row ?? null, problems: [...faults, ...(read?.problems ?? [])] },
            leftOut: isRecord ? null : `is a ${row.kind} and no record`,
          },
        ];
      }),
    };
  }
}
