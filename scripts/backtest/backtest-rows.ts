import path from "node:path";
import { readStrictTable } from "@/db/importing/read-strict-table";
import { describeProblem } from "@/lib/importing/problem";
import { fitModels } from "@/lib/slips/fit-models";
import { knownOn } from "@/lib/slips/known-on";
import { shippedModels } from "@/lib/slips/shipped-models";
import { readSlipRows, type SlipRow } from "@/lib/slips/slip-row";
import type { BacktestOptions } from "./options";

/** A reason to stop that the user can act on. */
export class Refusal extends Error {}

/** The rows of a file. @throws Refusal naming every problem of the file */
export async function readRows(file: string): Promise<SlipRow[]> {
  const { table, problems } = await readStrictTable({ name: path.basename(file), path: file });
  const read = table === null || problems.length > 0 ? { rows: [], problems } : readSlipRows(table);
  if (read.problems.length > 0) {
    const lines = read.problems.map((problem) => `  ${describeProblem(problem)}`);
    throw new Refusal(`Refused: ${lines.length} ${lines.length === 1 ? "problem" : "problems"}\n${lines.join("\n")}`);
  }
  return read.rows;
}

/** What the options fit, and the rows that it saw; null when they fit nothing. @throws Refusal when the rows allow no fit */
export async function fitOf({ fitFile: file, fitAsKnownOnDay: day }: BacktestOptions) {
  if (file === null) return null;
  const all = await readRows(file);
  const rows = day === null ? all : knownOn(all, day);
  const fitted = fitModels(rows, shippedModels());
  if (fitted === null) {
    const synchronised = rows.filter(({ outcome }) => outcome === "synchronised").length;
    throw new Refusal(
      `No fit from ${file}: only ${synchronised} of ${rows.length} rows synchronised, or all state the same`,
    );
  }
  return { ...fitted, rows };
}

/** Whether a row is to be scored by --from, --to and --new-projects; `fitted` are the projects that the fit saw. */
export function isAskedFor(
  { snapshotDay, project }: SlipRow,
  { fromDay, toDay, newProjectsOnly }: BacktestOptions,
  fitted: ReadonlySet<string>,
): boolean {
  return (
    snapshotDay >= (fromDay ?? snapshotDay) &&
    snapshotDay <= (toDay ?? snapshotDay) &&
    !(newProjectsOnly && fitted.has(project))
  );
}
