import { columnKey } from "@/lib/importing/columns";
import type { FileProblem } from "@/lib/importing/problem";
import { findAdapter } from "@/lib/importing/registers/adapters/find-adapter";
import { checkMapping } from "@/lib/importing/registers/mapped-columns";
import { type RegisterMapping, UNNAMED_REGISTER } from "@/lib/importing/registers/mapping";
import { createOrderSurvey } from "@/lib/importing/registers/order-survey";
import { createRegisterReader } from "@/lib/importing/registers/read-rows";
import type { ReadRegisterRow, RegisterReading } from "@/lib/importing/registers/register-reading";
import { createKeyReader } from "@/lib/importing/registers/row-key";
import type { TableRow } from "@/lib/importing/table/row-reader";
import type { TablePlan } from "@/lib/importing/table/survey";
import type { OpenedFile, OpenedSheet, ReadOptions } from "./opened-file";
import { planTable, readTable } from "./read-table";

/** A sheet whose rows a mapping reads. */
type RegisterSheet = { file: OpenedFile; sheet: OpenedSheet; plan: TablePlan };

export type RegisterFiles =
  | { ok: true; reading: RegisterReading; notes: FileProblem[] }
  /** What has to be answered or mended before the rows can be read. */
  | { ok: false; problems: FileProblem[]; notes: FileProblem[] };

/** Makes opened files ready to be staged: finds the sheets that a mapping reads, and from all their rows what their dates and numbers mean. */
export async function readRegisterFiles(
  files: readonly OpenedFile[],
  mapping: RegisterMapping,
  publishedOn: string,
  options: ReadOptions = {},
): Promise<RegisterFiles> {
  const { sheets, problems, notes } = await findRegisterSheets(files, mapping, options);
  const surveyed: ReturnType<ReturnType<typeof createOrderSurvey>["finish"]>[] = [];
  for (const sheet of sheets) surveyed.push(await surveyRegister(sheet, mapping, options));
  const open = [...namingProblems(mapping), ...problems, ...surveyed.flatMap(({ questions }) => questions)];
  if (open.length > 0) return { ok: false, problems: open, notes };
  const titles = [...new Set(sheets.flatMap(({ plan }) => plan.columns.map(({ title }) => title)))];
  const judge = findAdapter(titles)?.judge;
  async function* batches() {
    for (const [i, sheet] of sheets.entries())
      yield* readRegister(sheet, mapping, { publishedOn, orders: surveyed[i]?.orders ?? new Map(), judge }, options);
  }
  return { ok: true, reading: { mapping, titles, publishedOn, files, batches: batches() }, notes };
}

/** A mapping as it was suggested says whose register it is, and at times how it is called, only once somebody has filled it in. */
function namingProblems({ register, source }: RegisterMapping): FileProblem[] {
  const at = { file: "the mapping", row: null };
  const problems: FileProblem[] = [];
  if (register === UNNAMED_REGISTER)
    problems.push({
      ...at,
      column: "register",
      value: register,
      reason: "has to be a name of this register's own, such as kepco-loads",
    });
  if (source.publisher.startsWith("("))
    problems.push({
      ...{ ...at, column: "source.publisher", value: source.publisher },
      reason: "has to be filled in, with source.class and mark: whose register is it?",
    });
  return problems;
}

/**
 * Finds the sheets that a mapping reads: those with every column of its key. Another sheet is named as left out.
 * @returns also what keeps a sheet from being read, questions among it
 */
async function findRegisterSheets(
  files: readonly OpenedFile[],
  mapping: RegisterMapping,
  options: ReadOptions,
): Promise<{ sheets: RegisterSheet[]; problems: FileProblem[]; notes: FileProblem[] }> {
  const found = {
    sheets: [] as RegisterSheet[],
    problems: files.flatMap(({ problems }) => problems),
    notes: [] as FileProblem[],
  };
  for (const file of files)
    for (const sheet of file.sheets) {
      const plan = await planTable(sheet, mapping.reading, options);
      const titles = new Set(plan.columns.map(({ title }) => columnKey(title)));
      const missing = mapping.key.filter((title) => !titles.has(columnKey(title)));
      const at = { file: file.name, sheet: plan.place.sheet, row: null, column: missing.join(", "), value: null };
      if (missing.length > 0) {
        found.notes.push({ ...at, reason: "is not in this sheet, which is left out" });
        continue;
      }
      found.sheets.push({ file, sheet, plan });
      const checked = checkMapping(mapping, plan);
      found.problems.push(...plan.problems, ...checked.problems);
      found.notes.push(...plan.notes, ...checked.notes);
    }
  if (found.sheets.length === 0 && found.problems.length === 0)
    found.problems.push({
      ...{ file: files.map(({ name }) => name).join(", "), row: null, column: mapping.key.join(", "), value: null },
      reason: "no sheet has the columns of the merge key",
    });
  return found;
}

/** Decides what each column's dates mean, from all rows. */
async function surveyRegister({ sheet, plan }: RegisterSheet, mapping: RegisterMapping, options: ReadOptions) {
  const survey = createOrderSurvey(mapping, plan);
  for await (const { rows } of readTable(sheet, plan, options)) survey.add(rows);
  return survey.finish();
}

/** Reads the rows of a sheet as its register states them, some hundreds or thousands at a time. */
async function* readRegister(
  { file, sheet, plan }: RegisterSheet,
  mapping: RegisterMapping,
  settings: Parameters<typeof createRegisterReader>[2],
  options: ReadOptions,
): AsyncGenerator<{ file: string; sheet: string | null; rows: ReadRegisterRow[] }, void, void> {
  const readRow = createRegisterReader(mapping, plan, settings);
  const keyOf = createKeyReader(mapping, plan);
  for await (const { rows, problems } of readTable(sheet, plan, options)) {
    const wrong = new Map<number, FileProblem[]>();
    for (const problem of problems) {
      const row = problem.row ?? 0;
      wrong.set(row, [...(wrong.get(row) ?? []), problem]);
    }
    yield {
      file: file.name,
      sheet: plan.place.sheet,
      rows: rows.flatMap((row) => {
        if (row.kind === "blank") return [];
        const raw = Object.fromEntries(plan.columns.map(({ title }, i) => [title, row.cells[i]?.raw ?? ""]));
        const faults = wrong.get(row.rowNumber) ?? [];
        const key = row.kind === "data" ? keyOf(row) : null;
        return [{ rowNumber: row.rowNumber, key, raw, ...stateOf(row, faults, readRow) }];
      }),
    };
  }
}

/** What a row states. One that is no record, or by its adapter none of ours, says so. */
function stateOf(
  row: TableRow,
  faults: FileProblem[],
  readRow: ReturnType<typeof createRegisterReader>,
): Omit<ReadRegisterRow, "rowNumber" | "key" | "raw"> {
  const nothing = { stated: null, problems: faults, isAsked: false, notes: [], leftOut: null };
  if (row.kind !== "data" && row.kind !== "broken") return { ...nothing, leftOut: `is a ${row.kind} and no record` };
  if (row.kind === "broken" || faults.length > 0) return nothing;
  const { row: stated, problems, notes: found, isAsked } = readRow(row);
  const notes = found.map(({ column, value, reason }) => `${column}: "${value}" ${reason}`);
  const isLeftOut = stated === null && problems.length === 0;
  return { stated, problems, isAsked, notes: isLeftOut ? [] : notes, leftOut: isLeftOut ? notes.join("; ") : null };
}
