import { describeProblem, type FileProblem } from "../problem";
import type { RowChange } from "./row-plan";

/** A row that an import would change, for a list. */
export type ChangedRow = {
  file: string;
  sheet: string | null;
  row: number;
  subject: string;
  changes: readonly RowChange[];
};

/** One change in words, e.g. `service in_service: 2027-03-31 → 2027-09-30 (183 days later)`. */
function describeChange(change: RowChange): string {
  const [from, to] = [change.from ?? "not stated", change.to ?? "not stated"];
  if (change.what === "megawatts") return `megawatts: ${from} → ${to}`;
  const { kind, key, step, slipDays } = change;
  const name = key === kind ? `${kind} ${step}` : `${kind} ${key} ${step}`;
  if (slipDays === null) return `${name}: ${from} → ${to}`;
  if (slipDays === 0) return `${name}: said otherwise of the same last day, ${to}`;
  return `${name}: ${from} → ${to} (${Math.abs(slipDays)} days ${slipDays > 0 ? "later" : "earlier"})`;
}

/** A list of at most `most` lines, and how many more there are. */
export function listOf(title: string, lines: readonly string[], most: number): string[] {
  if (lines.length === 0) return [];
  const more = lines.length - most;
  return [
    `${title} (${lines.length}):`,
    ...lines.slice(0, most).map((line) => `  ${line}`),
    ...(more > 0 ? [`  … and ${more} more`] : []),
  ];
}

/** The rows that change, one line each. */
export const changedLines = (rows: readonly ChangedRow[]): string[] =>
  rows.map(({ row, subject, changes }) => `row ${row}, ${subject}: ${changes.map(describeChange).join("; ")}`);

/** What is wrong or open, one line each. */
export const problemLines = (problems: readonly FileProblem[]): string[] => problems.map(describeProblem);
