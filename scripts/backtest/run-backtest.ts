import path from "node:path";
import { readStrictTable } from "@/db/importing/read-strict-table";
import { toIsoDate } from "@/lib/domain/dates";
import { describeProblem } from "@/lib/importing/problem";
import { fitModels } from "@/lib/slips/fit-models";
import { knownOn } from "@/lib/slips/known-on";
import { maturedRows } from "@/lib/slips/matured";
import { scoreModels } from "@/lib/slips/score-models";
import { shippedModels } from "@/lib/slips/shipped-models";
import { readSlipRows, type SlipRow } from "@/lib/slips/slip-row";
import { type BacktestOptions, readOptions, USAGE } from "./options";
import { type Backtest, toJson, toTables } from "./report";

type Output = { print(text: string): void; complain(text: string): void };

/** A reason to stop that the user can act on. */
class Refusal extends Error {}

/**
 * Scores the announced date, the triangular, the class and the slip model on the rows of a file; prints tables or one JSON object.
 * @returns the exit code: 0, or 1 when the options, a file or its rows are refused
 */
export async function runBacktest(args: string[], { print, complain }: Output): Promise<number> {
  let options: BacktestOptions;
  try {
    options = readOptions(args);
  } catch (error) {
    complain(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    return 1;
  }
  try {
    const backtest = await backtestOf(options);
    print(options.json ? JSON.stringify(toJson(backtest)) : toTables(backtest));
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    complain(error.message);
    return 1;
  }
}

async function backtestOf(options: BacktestOptions): Promise<Backtest> {
  const { horizonDays, fromDay, toDay } = options;
  const all = await readRows(options.rowsFile);
  const { rows: matured, notMatured, followUpEndDay } = maturedRows(all, horizonDays);
  const fitting = options.fitFile === null ? null : await fitOn(options.fitFile, options.fitAsKnownOnDay);
  const seen = new Set(fitting?.rows.map(({ project }) => project));
  const rows = matured.filter(
    ({ snapshotDay, project }) =>
      snapshotDay >= (fromDay ?? snapshotDay) &&
      snapshotDay <= (toDay ?? snapshotDay) &&
      !(options.newProjectsOnly && seen.has(project)),
  );
  const models = fitting?.models ?? shippedModels();
  const scores = scoreModels(rows, models, { horizonDays });
  if (scores === null) {
    const until = followUpEndDay === null ? "" : `; open rows were followed to ${toIsoDate(followUpEndDay)}`;
    throw new Refusal(
      `Nothing to score: of ${all.length} rows ${notMatured} had no ${horizonDays} days of follow-up${until}, ` +
        `${matured.length} lie outside --from, --to and --new-projects. Try a shorter --horizon.`,
    );
  }
  const projects = new Set(rows.map(({ project }) => project));
  return {
    options,
    scores,
    models,
    fit: fitting && {
      ...fitting.fit,
      clustersAlsoScored: [...projects].filter((project) => seen.has(project)).length,
      rowsAlsoScored: sharedRows(fitting.rows, rows),
    },
    n: rows.length,
    clusters: projects.size,
    notMatured,
    outsideFilter: matured.length - rows.length,
    followUpEndDay,
    outcomes: {
      synchronised: rows.filter((row) => row.outcome === "synchronised" && row.followedDays <= horizonDays).length,
      cancelled: rows.filter((row) => row.outcome === "cancelled" && row.followedDays <= horizonDays).length,
    },
  };
}

async function fitOn(file: string, asKnownOnDay: number | null) {
  const all = await readRows(file);
  const rows = asKnownOnDay === null ? all : knownOn(all, asKnownOnDay);
  const fitted = fitModels(rows, shippedModels().slip);
  if (fitted === null) {
    const synchronised = rows.filter(({ outcome }) => outcome === "synchronised").length;
    throw new Refusal(
      `No fit from ${file}: only ${synchronised} of ${rows.length} rows synchronised, or all state the same`,
    );
  }
  return { ...fitted, rows };
}

/** Rows of one project and day on both sides. */
function sharedRows(fitted: readonly SlipRow[], scored: readonly SlipRow[]): number {
  const key = ({ project, snapshotDay }: SlipRow) => JSON.stringify([project, snapshotDay]);
  const known = new Set(fitted.map(key));
  return scored.filter((row) => known.has(key(row))).length;
}

async function readRows(file: string): Promise<SlipRow[]> {
  const { table, problems } = await readStrictTable({ name: path.basename(file), path: file });
  const read = table === null || problems.length > 0 ? { rows: [], problems } : readSlipRows(table);
  if (read.problems.length > 0) {
    const lines = read.problems.map((problem) => `  ${describeProblem(problem)}`);
    throw new Refusal(`Refused: ${lines.length} ${lines.length === 1 ? "problem" : "problems"}\n${lines.join("\n")}`);
  }
  return read.rows;
}
