import { toIsoDate } from "@/lib/domain/dates";
import { maturedRows } from "@/lib/slips/matured";
import { scoreModels } from "@/lib/slips/score-models";
import { shippedModels } from "@/lib/slips/shipped-models";
import type { SlipRow } from "@/lib/slips/slip-row";
import { fitOf, isAskedFor, Refusal, readRows } from "./backtest-rows";
import { backtestSilence } from "./backtest-silence";
import { type BacktestOptions, readOptions, USAGE } from "./options";
import { type Backtest, toJson, toTables } from "./report";
import { silenceToJson, silenceToTables } from "./silence-report";

type Output = { print(text: string): void; complain(text: string): void };

/**
 * Scores the announced date, the triangular, the class and the slip model on the rows of a file, or with --forget two readings of dates that
 * nobody has repeated for a time; prints tables or one JSON object.
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
    print(await (options.forgetDays.length > 0 ? reportOfSilence(options) : reportOf(options)));
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    complain(error.message);
    return 1;
  }
}

async function reportOf(options: BacktestOptions): Promise<string> {
  const backtest = await backtestOf(options);
  return options.json ? JSON.stringify(toJson(backtest)) : toTables(backtest);
}

async function reportOfSilence(options: BacktestOptions): Promise<string> {
  const backtest = await backtestSilence(options);
  return options.json ? JSON.stringify(silenceToJson(backtest)) : silenceToTables(backtest);
}

async function backtestOf(options: BacktestOptions): Promise<Backtest> {
  const { horizonDays } = options;
  const all = await readRows(options.rowsFile);
  const { rows: matured, notMatured, followUpEndDay } = maturedRows(all, horizonDays);
  const fitting = await fitOf(options);
  const seen = new Set(fitting?.rows.map(({ project }) => project));
  const rows = matured.filter((row) => isAskedFor(row, options, seen));
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

/** Rows of one project and day on both sides. */
function sharedRows(fitted: readonly SlipRow[], scored: readonly SlipRow[]): number {
  const key = ({ project, snapshotDay }: SlipRow) => JSON.stringify([project, snapshotDay]);
  const known = new Set(fitted.map(key));
  return scored.filter((row) => known.has(key(row))).length;
}
