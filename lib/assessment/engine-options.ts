import type { ForecastOptions } from "@/lib/forecast";

export type AssessmentOptions = { asOfDay: number; seed: number; draws: number };

/**
 * The options of every forecast of one site: stored, previewed, replayed or supposed in the browser, so that all of them give the same figures
 * for the same records. Common factors are paired within the site, which makes its own figures more exact; so draw d of two sites has
 * nothing in common, and their samples must not be added draw by draw. A sum over sites needs forecasts with `pairing: "across-sites"`.
 */
export function engineOptions({ asOfDay, seed, draws }: AssessmentOptions): ForecastOptions {
  return { asOf: asOfDay, seed, draws, pairing: "within-site" };
}
