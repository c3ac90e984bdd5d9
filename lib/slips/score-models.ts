import { valueAt } from "@/lib/forecast/value-at";
import { type Coverage, coverageOf } from "@/lib/scoring/intervals";
import { kolmogorovSmirnov, pitCounts } from "@/lib/scoring/pit";
import { pairedScores, type Skill, skillOf } from "@/lib/scoring/skill";
import { rowForecast, type SlipModelName, slipModelNames } from "./row-forecasts";
import { COVERAGE_LEVELS, crpsOfWait, intervalCases, outcomeDays, PIT_BINS, pitValues } from "./score-waits";
import type { SlipModels } from "./shipped-models";
import type { SlipRow } from "./slip-row";
import type { WaitingTime } from "./waiting-time";

const BRIER_MONTHS = [6, 12, 18, 24, 36] as const;
const DAYS_PER_MONTH = 365.25 / 12;

export type ModelScore = {
  /** Mean restricted CRPS in days. */
  crps: number;
  againstAnnounced: Skill;
  againstClass: Skill;
  /** Mean Brier score of "synchronised by the end of month m", for the months within the horizon. */
  brier: { months: number; score: number }[];
  coverage: ({ level: number } & Coverage)[];
  pit: { counts: number[]; distance: number; pValue: number };
};

export type ModelScores = Record<SlipModelName, ModelScore>;

/**
 * Scores the four models on rows whose horizon is over, clusters being projects. `seed` sets the bootstrap and the randomised PIT. Null
 * without rows. About 2 ms a row.
 */
export function scoreModels(
  rows: readonly SlipRow[],
  models: SlipModels,
  { horizonDays, seed = 1 }: { horizonDays: number; seed?: number },
): ModelScores | null {
  if (rows.length === 0) return null;
  const clusters = rows.map(({ project }) => project);
  const outcomes = rows.map((row) => outcomeDays(row, horizonDays));
  const forecasts = mapModels((model) => rows.map((row) => rowForecast(model, row, models)));
  const crps = mapModels((model) =>
    forecasts[model].map((forecast, i) => crpsOfWait(forecast, valueAt(outcomes, i), horizonDays)),
  );
  const skill = (model: SlipModelName, reference: SlipModelName): Skill =>
    skillOf(pairedScores(clusters, crps[model], crps[reference]), { seed }) as Skill;
  return mapModels((model) => ({
    crps: mean(crps[model]),
    againstAnnounced: skill(model, "announced"),
    againstClass: skill(model, "class"),
    brier: brierByMonth(forecasts[model], outcomes, horizonDays),
    coverage: COVERAGE_LEVELS.map((level) => ({
      level,
      ...(coverageOf(intervalCases(forecasts[model], outcomes, horizonDays, level)) as Coverage),
    })),
    pit: pit(forecasts[model], outcomes, horizonDays, seed),
  }));
}

function brierByMonth(forecasts: WaitingTime[], outcomes: (number | null)[], horizonDays: number) {
  return BRIER_MONTHS.flatMap((months) => {
    const day = Math.round(months * DAYS_PER_MONTH);
    if (day > horizonDays) return [];
    const happened = (i: number) => ((outcomes[i] ?? Number.POSITIVE_INFINITY) <= day ? 1 : 0);
    return [{ months, score: mean(forecasts.map((forecast, i) => (forecast.shareBy(day) - happened(i)) ** 2)) }];
  });
}

function pit(forecasts: WaitingTime[], outcomes: (number | null)[], horizonDays: number, seed: number) {
  const values = pitValues(forecasts, outcomes, horizonDays, seed);
  return {
    counts: pitCounts(values, PIT_BINS),
    ...(kolmogorovSmirnov(values) as { distance: number; pValue: number }),
  };
}

function mapModels<Value>(value: (model: SlipModelName) => Value): Record<SlipModelName, Value> {
  return Object.fromEntries(slipModelNames.map((model) => [model, value(model)])) as Record<SlipModelName, Value>;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
