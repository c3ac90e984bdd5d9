import { z } from "zod";
import { IsoDate, toEpochDay } from "@/lib/domain/dates";
import { AMBIGUOUS, isAmbiguousNumber } from "@/lib/domain/number-text";
import type { CsvTable } from "@/lib/importing/csv-table";
import type { FileProblem } from "@/lib/importing/problem";

/** What became of a project: first power, cancellation, or neither yet. */
export type SlipOutcome = "synchronised" | "cancelled" | "open";

/** One project on one day, its grid agreement signed and not energised. */
export type SlipRow = {
  project: string;
  snapshotDay: number;
  /** Days from the snapshot to the announced date; zero or less when that is past. */
  statedRemainingDays: number;
  /** Days since the agreement. */
  ageDays: number;
  /** How far the announced date moved in the last 12 months, in days; null when it is not known. */
  slip12Days: number | null;
  financialSecurity: boolean | null;
  fuel: string | null;
  /** What the project adds; below zero when it replaces more than it adds. */
  megawatts: number | null;
  outcome: SlipOutcome;
  /** Days from the snapshot to the outcome; when open, to the end of follow-up. */
  followedDays: number;
};

const NUMBER = /^[-+]?\d+(\.\d+)?$/;
const number = z
  .string()
  .regex(NUMBER, "is not a number")
  .refine((text) => !isAmbiguousNumber(text), AMBIGUOUS)
  .transform(Number);
const atLeastZero = number.refine((value) => value >= 0, "is negative");
const orEmpty = <Schema extends z.ZodType>(schema: Schema) => z.union([z.literal("").transform(() => null), schema]);
const outcomes = { "0": "open", "1": "synchronised", "2": "cancelled" } as const;

/** The cells of a row, by column, in the layout of `ercot/backtest_train_rows.csv`. */
const cells = {
  inr: z.string().min(1, "is empty"),
  snap: IsoDate.transform(toEpochDay),
  h: number,
  age: atLeastZero,
  slip12: orEmpty(number),
  fs: orEmpty(number.refine((value) => value === 0 || value === 1, "is neither 0 nor 1")),
  fuel: z.string().transform((text) => text || null),
  mw: orEmpty(number),
  k: z.enum(["0", "1", "2"], "is not 0 (unresolved), 1 (synchronised) or 2 (cancelled)").transform((k) => outcomes[k]),
  t: atLeastZero,
} as const;
type Column = keyof typeof cells;
type Values = { [Name in Column]: z.infer<(typeof cells)[Name]> };
const columnNames = Object.keys(cells) as Column[];

/**
 * The rows of a table in that layout; columns by name, in any order, further ones passed over. Everything that cannot be taken is a problem
 * with its row, column, value and reason: a missing column, a wrong cell, a synchronisation on the snapshot day, a project twice on one day.
 */
export function readSlipRows(table: CsvTable): { rows: SlipRow[]; problems: FileProblem[] } {
  const { file } = table;
  const missing = columnNames.filter((column) => !table.columns.includes(column));
  if (missing.length > 0) {
    const problem = (column: string) => ({ file, row: 1, column, value: null, reason: "the column is missing" });
    return { rows: [], problems: missing.map(problem) };
  }
  const rows: SlipRow[] = [];
  const problems: FileProblem[] = [];
  const seen = new Set<string>();
  for (const { rowNumber, cells: texts } of table.rows) {
    const found = problems.length;
    const values: Partial<Record<Column, unknown>> = {};
    const refuse = (column: Column, value: string, reason: string) =>
      problems.push({ file, row: rowNumber, column, value, reason });
    const text = (column: Column) => (texts[table.columns.indexOf(column)] ?? "").trim();
    for (const column of columnNames) {
      const read = cells[column].safeParse(text(column));
      if (read.success) values[column] = read.data;
      else refuse(column, text(column), reasonOf(read.error));
    }
    if (problems.length > found) continue;
    const row = slipRow(values as Values);
    const key = JSON.stringify([row.project, row.snapshotDay]);
    if (row.outcome === "synchronised" && row.followedDays === 0) {
      refuse("t", text("t"), "is 0: a project synchronised by its snapshot has nothing left to forecast");
    } else if (seen.has(key)) refuse("snap", text("snap"), `${row.project} has a row of this day already`);
    else rows.push(row);
    seen.add(key);
  }
  return { rows, problems };
}

function slipRow(values: Values): SlipRow {
  return {
    project: values.inr,
    snapshotDay: values.snap,
    statedRemainingDays: values.h,
    ageDays: values.age,
    slip12Days: values.slip12,
    financialSecurity: values.fs === null ? null : values.fs === 1,
    fuel: values.fuel,
    megawatts: values.mw,
    outcome: values.k,
    followedDays: values.t,
  };
}

/** The reason itself, also where it stands inside the branches of a union. */
function reasonOf(error: z.ZodError): string {
  const issue = error.issues[0];
  if (issue?.code !== "invalid_union") return issue?.message ?? "cannot be read";
  return issue.errors.at(-1)?.[0]?.message ?? issue.message;
}
