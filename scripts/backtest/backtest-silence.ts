import { toIsoDate } from "@/lib/domain/dates";
import { compareFamilies, type FamilyComparison } from "@/lib/slips/compare-families";
import { type SilenceScores, scoreSilence } from "@/lib/slips/score-silence";
import { type SlipModels, shippedModels } from "@/lib/slips/shipped-models";
import { afterSilence } from "@/lib/slips/silence";
import type { SlipRow } from "@/lib/slips/slip-row";
import { fitOf, isAskedFor, Refusal, readRows } from "./backtest-rows";
import type { BacktestOptions } from "./options";

export type SilenceBacktest = {
  options: BacktestOptions;
  models: SlipModels;
  /** One for each length of the silence, in the order asked for. */
  silences: {
    silentDays: number;
    n: number;
    clusters: number;
    notMatured: number;
    endedInSilence: number;
    outsideFilter: number;
    followUpEndDay: number | null;
    scores: SilenceScores;
    /** Null when not asked for, or when the rows have no later half or allow no fit. */
    families: FamilyComparison | null;
  }[];
};

/** Scores both readings after each silence asked for. @throws Refusal when a file is refused or a silence leaves nothing to score */
export async function backtestSilence(options: BacktestOptions): Promise<SilenceBacktest> {
  const all = await readRows(options.rowsFile);
  const fitting = await fitOf(options);
  const fitted = new Set(fitting?.rows.map(({ project }) => project));
  const models = fitting?.models ?? shippedModels();
  const silences = options.forgetDays.map((silentDays) => scoredAfter(all, models, silentDays, options, fitted));
  return { options, models, silences };
}

function scoredAfter(
  all: readonly SlipRow[],
  models: SlipModels,
  silentDays: number,
  options: BacktestOptions,
  fitted: ReadonlySet<string>,
): SilenceBacktest["silences"][number] {
  const { rows: open, ...leftOut } = afterSilence(all, silentDays, options.horizonDays);
  const rows = open.filter(({ said }) => isAskedFor(said, options, fitted));
  const over = { silentDays, horizonDays: options.horizonDays };
  const scores = scoreSilence(rows, models, over);
  if (scores === null) {
    const { notMatured, endedInSilence, followUpEndDay } = leftOut;
    const until = followUpEndDay === null ? "" : `; open rows were followed to ${toIsoDate(followUpEndDay)}`;
    throw new Refusal(
      `Nothing to score after ${silentDays} days of silence: of ${all.length} rows ${notMatured} had no ` +
        `${silentDays} + ${options.horizonDays} days of follow-up${until}, ${endedInSilence} were synchronised or cancelled in the silence, ` +
        `${open.length} lie outside --from, --to and --new-projects. Try a shorter --forget or --horizon.`,
    );
  }
  return {
    silentDays,
    n: rows.length,
    clusters: new Set(rows.map(({ said }) => said.project)).size,
    ...leftOut,
    outsideFilter: open.length - rows.length,
    scores,
    families: options.families ? compareFamilies(all, rows, models, over) : null,
  };
}
