import { valueAt } from "@/lib/forecast/value-at";
import type { IntervalCase } from "@/lib/scoring/intervals";
import { randomisedPit } from "@/lib/scoring/pit";
import { restrictedCrpsOfCdf } from "@/lib/scoring/restricted-crps";
import { seededUniforms } from "@/lib/scoring/seeded-uniforms";
import type { SlipRow } from "./slip-row";
import type { WaitingTime } from "./waiting-time";

export const COVERAGE_LEVELS = [0.5, 0.8, 0.9] as const;
export const PIT_BINS = 10;
/** An integral of F² is cut at least every 16 days, so that a kink between F's own knots does no harm. */
const LONGEST_PANEL_DAYS = 16;

/** Days to synchronisation, or null when the horizon ended without: still open, cancelled, or later. */
export function outcomeDays({ outcome, followedDays }: SlipRow, horizonDays: number): number | null {
  return outcome === "synchronised" && followedDays <= horizonDays ? followedDays : null;
}

/** Restricted CRPS of one wait over the horizon, in days. */
export function crpsOfWait(forecast: WaitingTime, outcome: number | null, horizonDays: number): number {
  const knots = [0, ...forecast.knotDays.filter((day) => day > 0 && day < horizonDays), horizonDays];
  const grid = knots.flatMap((day, i) => {
    const previous = i === 0 ? day : valueAt(knots, i - 1);
    const parts = Math.ceil((day - previous) / LONGEST_PANEL_DAYS);
    return i === 0 ? [day] : Array.from({ length: parts }, (_, j) => previous + ((day - previous) * (j + 1)) / parts);
  });
  return restrictedCrpsOfCdf(forecast.shareBy, grid, outcome);
}

/** The central intervals of probability `level` and what they should hold. */
export function intervalCases(
  forecasts: readonly WaitingTime[],
  outcomes: readonly (number | null)[],
  horizonDay: number,
  level: number,
): IntervalCase[] {
  return forecasts.map((forecast, i) => ({
    lowDay: forecast.quantileDay((1 - level) / 2),
    highDay: forecast.quantileDay((1 + level) / 2),
    outcomeDay: valueAt(outcomes, i),
    horizonDay,
  }));
}

/** The randomised PIT of each wait; the same `seed` gives the n-th case the same share of its jump. */
export function pitValues(
  forecasts: readonly WaitingTime[],
  outcomes: readonly (number | null)[],
  horizonDays: number,
  seed: number,
): number[] {
  const uniform = seededUniforms(seed);
  return forecasts.map((forecast, i) => {
    const outcome = valueAt(outcomes, i);
    if (outcome === null) return randomisedPit(forecast.shareBy(horizonDays), 1, uniform());
    return randomisedPit(forecast.shareBefore(outcome), forecast.shareBy(outcome), uniform());
  });
}
