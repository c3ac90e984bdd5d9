import { valueAt } from "@/lib/forecast/value-at";
import { type Coverage, coverageOf } from "@/lib/scoring/intervals";
import { kolmogorovSmirnov, pitCounts, randomisedPit } from "@/lib/scoring/pit";
import { restrictedCrpsOfCdf } from "@/lib/scoring/restricted-crps";
import { seededUniforms } from "@/lib/scoring/seeded-uniforms";
import { type Skill, skillOf } from "@/lib/scoring/skill";
import { rowForecast, type SlipModelName, slipModelNames } from "./row-forecasts";
import type { SlipModels } from "./shipped-models";
import type { SlipRow } from "./slip-row";
import type { WaitingTime } from "./waiting-time";

const BRIER_MONTHS = [6, 12, 18, 24, 36] as const;
const COVERAGE_LEVELS = [0.5, 0.8, 0.9] as const;
const DAYS_PER_MONTH = 365.25 / 12;
const PIT_BINS = 10;
/** An integral of F² is cut at least every 16 days, so that a kink between F's own knots does no harm. */
const LONGEST_PANEL_DAYS = 16;

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
    forecasts[model].map((forecast, i) => rowCrps(forecast, valueAt(outcomes, i), horizonDays)),
  );
  const skill = (model: SlipModelName, reference: SlipModelName): Skill =>
    skillOf(
      clusters.map((cluster, i) => ({
        cluster,
        score: valueAt(crps[model], i),
        reference: valueAt(crps[reference], i),
      })),
      { seed },
    ) as Skill;
  return mapModels((model) => ({
    crps: mean(crps[model]),
    againstAnnounced: skill(model, "announced"),
    againstClass: skill(model, "class"),
    brier: brierByMonth(forecasts[model], outcomes, horizonDays),
    coverage: COVERAGE_LEVELS.map((level) => ({ level, ...coverage(forecasts[model], outcomes, horizonDays, level) })),
    pit: pit(forecasts[model], outcomes, horizonDays, seed),
  }));
}

/** Days to synchronisation, or null when the horizon ended without: still open, cancelled, or later. */
function outcomeDays({ outcome, followedDays }: SlipRow, horizonDays: number): number | null {
  return outcome === "synchronised" && followedDays <= horizonDays ? followedDays : null;
}

function rowCrps(forecast: WaitingTime, outcome: number | null, horizonDays: number): number {
  const knots = [0, ...forecast.knotDays.filter((day) => day > 0 && day < horizonDays), horizonDays];
  const grid = knots.flatMap((day, i) => {
    const previous = i === 0 ? day : valueAt(knots, i - 1);
    const parts = Math.ceil((day - previous) / LONGEST_PANEL_DAYS);
    return i === 0 ? [day] : Array.from({ length: parts }, (_, j) => previous + ((day - previous) * (j + 1)) / parts);
  });
  return restrictedCrpsOfCdf(forecast.shareBy, grid, outcome);
}

function brierByMonth(forecasts: WaitingTime[], outcomes: (number | null)[], horizonDays: number) {
  return BRIER_MONTHS.flatMap((months) => {
    const day = Math.round(months * DAYS_PER_MONTH);
    if (day > horizonDays) return [];
    const happened = (i: number) => ((outcomes[i] ?? Number.POSITIVE_INFINITY) <= day ? 1 : 0);
    return [{ months, score: mean(forecasts.map((forecast, i) => (forecast.shareBy(day) - happened(i)) ** 2)) }];
  });
}

function coverage(forecasts: WaitingTime[], outcomes: (number | null)[], horizonDay: number, level: number): Coverage {
  const cases = forecasts.map((forecast, i) => ({
    lowDay: forecast.quantileDay((1 - level) / 2),
    highDay: forecast.quantileDay((1 + level) / 2),
    outcomeDay: valueAt(outcomes, i),
    horizonDay,
  }));
  return coverageOf(cases) as Coverage;
}

function pit(forecasts: WaitingTime[], outcomes: (number | null)[], horizonDays: number, seed: number) {
  const uniform = seededUniforms(seed);
  const values = forecasts.map((forecast, i) => {
    const outcome = valueAt(outcomes, i);
    if (outcome === null) return randomisedPit(forecast.shareBy(horizonDays), 1, uniform());
    return randomisedPit(forecast.shareBefore(outcome), forecast.shareBy(outcome), uniform());
  });
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
