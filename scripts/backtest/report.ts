import { toIsoDate } from "@/lib/domain/dates";
import type { FittedModels } from "@/lib/slips/fit-models";
import { slipModelNames } from "@/lib/slips/row-forecasts";
import type { ModelScore, ModelScores } from "@/lib/slips/score-models";
import type { SlipModels } from "@/lib/slips/shipped-models";
import type { BacktestOptions } from "./options";
import { parameterLine, percent, skillCells, table } from "./table";

export type Backtest = {
  options: BacktestOptions;
  scores: ModelScores;
  models: SlipModels;
  fit: (FittedModels["fit"] & { clustersAlsoScored: number; rowsAlsoScored: number }) | null;
  n: number;
  clusters: number;
  notMatured: number;
  outsideFilter: number;
  followUpEndDay: number | null;
  outcomes: { synchronised: number; cancelled: number };
};

const isoDay = (day: number | null) => (day === null ? null : toIsoDate(day));

/** The result as plain data: figures unrounded, keys of months and levels as numbers in words. */
export function toJson(backtest: Backtest) {
  const { options, scores } = backtest;
  return {
    models: Object.fromEntries(slipModelNames.map((name) => [name, modelJson(scores[name])])),
    n: backtest.n,
    clusters: backtest.clusters,
    horizonDays: options.horizonDays,
    outcomes: backtest.outcomes,
    excluded: { notMatured: backtest.notMatured, outsideFilter: backtest.outsideFilter },
    followUpEndOn: isoDay(backtest.followUpEndDay),
    from: isoDay(options.fromDay),
    to: isoDay(options.toDay),
    newProjectsOnly: options.newProjectsOnly,
    parameters: backtest.models,
    fit: backtest.fit && { ...backtest.fit, asKnownOn: isoDay(options.fitAsKnownOnDay) },
  };
}

function modelJson({ crps, againstAnnounced, againstClass, brier, coverage, pit }: ModelScore) {
  const byLevel = <Value>(value: (item: ModelScore["coverage"][number]) => Value) =>
    Object.fromEntries(coverage.map((item) => [`${Math.round(item.level * 100)}`, value(item)]));
  return {
    crps,
    skill: againstAnnounced.skill,
    skillCi: againstAnnounced.interval,
    brier: Object.fromEntries(brier.map(({ months, score }) => [`${months}`, score])),
    coverage: byLevel(({ share }) => share),
    coverageUnbounded: byLevel(({ unboundedShare }) => unboundedShare),
    coverageBeyondHorizon: byLevel(({ beyondHorizonShare }) => beyondHorizonShare),
    skillAgainstClass: againstClass.skill,
    skillAgainstClassCi: againstClass.interval,
    pit: { counts: pit.counts, ksDistance: pit.distance, ksPValue: pit.pValue },
  };
}

/** The result as tables for a terminal. */
export function toTables(backtest: Backtest): string {
  const { options, scores, models, fit, outcomes, n, clusters } = backtest;
  const months = scores.slip.brier.map(({ months }) => months);
  const header = ["model", "CRPS, d", "skill", "95 %", "vs class", "95 %", ...months.map((m) => `Brier ${m} m`)];
  const lines = slipModelNames.map((name) => {
    const { crps, againstAnnounced, againstClass, brier } = scores[name];
    return [
      name,
      crps.toFixed(1),
      ...skillCells(againstAnnounced),
      ...skillCells(againstClass),
      ...brier.map(({ score }) => score.toFixed(3)),
    ];
  });
  const coverHeader = ["model", ...scores.slip.coverage.map(({ level }) => `${level * 100} %`), "KS", "p"];
  const coverLines = slipModelNames.map((name) => {
    const { coverage, pit } = scores[name];
    const covered = coverage.map(
      ({ share, beyondHorizonShare, unboundedShare }) =>
        `${percent(share)} (${percent(beyondHorizonShare)}, ${percent(unboundedShare)})`,
    );
    return [name, ...covered, pit.distance.toFixed(3), pit.pValue < 0.001 ? "< 0.001" : pit.pValue.toFixed(3)];
  });
  return [
    `${n} rows of ${clusters} projects over ${options.horizonDays} days: ${outcomes.synchronised} synchronised, ` +
      `${outcomes.cancelled} cancelled, ${n - outcomes.synchronised - outcomes.cancelled} neither`,
    `Left out: ${backtest.notMatured} whose horizon is not over${
      backtest.followUpEndDay === null ? "" : ` (follow-up ends ${isoDay(backtest.followUpEndDay)})`
    }, ${backtest.outsideFilter} outside --from, --to and --new-projects`,
    fit === null ? "Parameters as shipped" : fitLine(fit, options),
    parameterLine(models),
    "",
    "Restricted CRPS (mean days) and skill; intervals by bootstrap of projects",
    table([header, ...lines]),
    "",
    "Outcomes inside the central interval (intervals that reach the horizon, that are unbounded); PIT against uniform, p as if rows were independent",
    table([coverHeader, ...coverLines]),
  ].join("\n");
}

function fitLine(fit: NonNullable<Backtest["fit"]>, { fitFile, fitAsKnownOnDay }: BacktestOptions): string {
  const known = fitAsKnownOnDay === null ? "" : ` as known on ${isoDay(fitAsKnownOnDay)}`;
  return (
    `Fitted on ${fitFile}${known}: ${fit.rows} rows of ${fit.projects} projects, ${fit.synchronised} synchronised; overdue class: ${fit.overdue}; ` +
    `${fit.cancelledProjects} cancelled in ${fit.projectYears.toFixed(0)} project-years\n` +
    `Of the projects scored, ${fit.clustersAlsoScored} are also in the fit; of the rows, ${fit.rowsAlsoScored}`
  );
}
