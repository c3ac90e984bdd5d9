import { normalQuantile } from "@/lib/forecast";
import type { ForecastDistribution } from "@/lib/scoring/forecast-distribution";

/** What a forecast must beat: the announced date taken at its word, the archive's forecast before it, and the class of the phase. */
export const references = ["announced", "previous", "climatology"] as const;
export type Reference = (typeof references)[number];

/** The probabilities at which the archive keeps quantiles: 0, 1/200, …, 1. */
const STEPS = 200;
/** Φ⁻¹(0.8). */
const Z80 = normalQuantile(0.8);

/** A stated date taken at its word: certain, on that day (epoch day). */
export function announcedReference(day: number): ForecastDistribution {
  return { quantileDays: new Array<number>(STEPS + 1).fill(day), neverProbability: 0 };
}

/**
 * The class alone: a lognormal time from the forecast's day with the class's P50 and P80 (epoch days, given completion), and the chance
 * of never given. The ends stand at half a step inside 0 and 1, where the lognormal is finite.
 * @returns null when the class leaves nothing to wait for (P50 not after the day, or P80 before P50)
 */
export function climatologyReference(
  asOfDay: number,
  classP50Day: number,
  classP80Day: number,
  neverProbability: number,
): ForecastDistribution | null {
  const median = classP50Day - asOfDay;
  if (median <= 0 || classP80Day < classP50Day) return null;
  const sigma = Math.log((classP80Day - asOfDay) / median) / Z80;
  const quantileDays = Array.from({ length: STEPS + 1 }, (_, i) => {
    const p = Math.min(1 - 0.5 / STEPS, Math.max(0.5 / STEPS, i / STEPS));
    return asOfDay + median * Math.exp(sigma * normalQuantile(p));
  });
  return { quantileDays, neverProbability };
}
