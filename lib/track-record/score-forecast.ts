import { brierScore } from "@/lib/scoring/brier";
import { type ForecastDistribution, shareBy } from "@/lib/scoring/forecast-distribution";
import { centralInterval, coverageOf } from "@/lib/scoring/intervals";
import { pitOfOutcome } from "@/lib/scoring/pit";
import { restrictedCrps } from "@/lib/scoring/restricted-crps";
import { maturedHorizons } from "./horizons";
import { keyedUniform } from "./keyed-uniform";
import { type OutcomeByDay, outcomeBy, type PhaseOutcome } from "./outcome";
import type { Reference } from "./references";

/** Grows when a forecast is scored otherwise for the same outcome: all that has matured is then scored again. */
export const SCORING_VERSION = "1";

/** Levels of the central intervals whose coverage is kept. */
export const intervalLevels = [50, 80, 90] as const;
type IntervalLevel = (typeof intervalLevels)[number];

/**
 * One kept figure of a forecast at a horizon. `crps`: restricted, in days. `brier`, `probability` and `happened` (0 or 1): of earning by the
 * horizon's end. `pit`: randomised. `covered_`: 1 when the central interval held the outcome as far as the horizon shows; `beyond_`: 1 when
 * that interval reaches the horizon's end, so that what is still open counts as covered. `brier_announced`: of P(by the announced date), at
 * the days from the forecast to that date.
 */
export type ScoreName =
  | "crps"
  | "brier"
  | `${"crps" | "brier"}:${Reference}`
  | "probability"
  | "happened"
  | "pit"
  | `${"covered" | "beyond"}_${IntervalLevel}`
  | "brier_announced";

export type ScoreRow = { score: ScoreName; horizonDays: number; value: number };

/** A forecast as it stands in the archive, with what it is compared with; null where there is nothing to compare with. */
export type ArchivedForecast = {
  /** Keys the randomised PIT. */
  key: string;
  asOfDay: number;
  distribution: ForecastDistribution;
  announcedDay: number | null;
  probabilityByAnnounced: number | null;
  references: Record<Reference, ForecastDistribution | null>;
};

/** Every figure of a forecast that the outcome settles by `todayDay`; empty when none is. Nothing but its arguments is read. */
export function scoreForecast(forecast: ArchivedForecast, outcome: PhaseOutcome, todayDay: number): ScoreRow[] {
  const rows = maturedHorizons(forecast.asOfDay, todayDay).flatMap((horizonDays): ScoreRow[] => {
    const settled = outcomeBy(outcome, forecast.asOfDay, forecast.asOfDay + horizonDays);
    return settled ? scoreAtHorizon(forecast, settled, horizonDays) : [];
  });
  return [...rows, ...scoreByAnnounced(forecast, outcome, todayDay)];
}

/** The figures of one forecast over the `horizonDays` after its day, given what happened by their end. */
export function scoreAtHorizon(
  forecast: Omit<ArchivedForecast, "announcedDay" | "probabilityByAnnounced">,
  outcome: OutcomeByDay,
  horizonDays: number,
): ScoreRow[] {
  const { asOfDay, distribution } = forecast;
  const endDay = asOfDay + horizonDays;
  const crps = (one: ForecastDistribution) => restrictedCrps(one, outcome.day, { fromDay: asOfDay, horizonDays });
  const probability = shareBy(distribution, endDay);
  const brier = (one: ForecastDistribution) =>
    brierScore({ probability: shareBy(one, endDay), happened: outcome.happened });
  const uniform = keyedUniform(`${forecast.key}/${horizonDays}`);
  const figures: [ScoreName, number][] = [
    ["crps", crps(distribution)],
    ["brier", brier(distribution)],
    ["probability", probability],
    ["happened", outcome.happened ? 1 : 0],
    ["pit", pitOfOutcome(distribution, outcome.day, endDay, uniform)],
  ];
  for (const [name, reference] of Object.entries(forecast.references) as [Reference, ForecastDistribution | null][]) {
    if (reference) figures.push([`crps:${name}`, crps(reference)], [`brier:${name}`, brier(reference)]);
  }
  for (const level of intervalLevels) {
    const interval = centralInterval(distribution, level / 100);
    const coverage = coverageOf([{ ...interval, outcomeDay: outcome.day, horizonDay: endDay }]);
    if (coverage) figures.push([`covered_${level}`, coverage.share], [`beyond_${level}`, coverage.beyondHorizonShare]);
  }
  return figures.map(([score, value]) => ({ score, horizonDays, value }));
}

/** The one chance that the screens show beside the announced date, once that date has passed; a date already past was no forecast. */
function scoreByAnnounced(forecast: ArchivedForecast, outcome: PhaseOutcome, todayDay: number): ScoreRow[] {
  const { asOfDay, announcedDay, probabilityByAnnounced: probability } = forecast;
  if (announcedDay === null || probability === null || announcedDay <= asOfDay || announcedDay > todayDay) return [];
  const settled = outcomeBy(outcome, asOfDay, announcedDay);
  if (!settled) return [];
  const value = brierScore({ probability, happened: settled.happened });
  return [{ score: "brier_announced", horizonDays: announcedDay - asOfDay, value }];
}
