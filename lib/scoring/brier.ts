import { valueAt } from "@/lib/forecast/value-at";
/** A probability, 0 to 1, and whether the event happened. */
export type ProbabilityOutcome = { probability: number; happened: boolean };

/** Brier score of one probability: (p − o)², 0 best, 1 worst. */
export function brierScore({ probability, happened }: ProbabilityOutcome): number {
  return (probability - (happened ? 1 : 0)) ** 2;
}

export type BrierDecomposition = {
  brier: number;
  /** Lower is better: distance of the bins' observed shares from their mean forecasts. */
  reliability: number;
  /** Higher is better: distance of the bins' observed shares from the overall share. */
  resolution: number;
  uncertainty: number;
  withinBinVariance: number;
  withinBinCovariance: number;
  n: number;
};

/**
 * Mean Brier score and its parts over `binCount` equally wide bins of probability. Exact for any forecasts: brier = reliability − resolution
 * + uncertainty + withinBinVariance − withinBinCovariance (Murphy 1973; the within-bin terms by Stephenson, Coelho and Jolliffe, Weather and
 * Forecasting 23, 2008). Null without cases.
 */
export function decomposeBrier(cases: readonly ProbabilityOutcome[], binCount = 10): BrierDecomposition | null {
  const n = cases.length;
  if (n === 0) return null;
  const share = mean(cases.map(({ happened }) => Number(happened)));
  const parts = { reliability: 0, resolution: 0, withinBinVariance: 0, withinBinCovariance: 0 };
  for (const bin of binned(cases, binCount)) {
    const meanForecast = mean(bin.map(({ probability }) => probability));
    const observed = mean(bin.map(({ happened }) => Number(happened)));
    parts.reliability += (bin.length * (meanForecast - observed) ** 2) / n;
    parts.resolution += (bin.length * (observed - share) ** 2) / n;
    for (const { probability, happened } of bin) {
      parts.withinBinVariance += (probability - meanForecast) ** 2 / n;
      parts.withinBinCovariance += (2 * (Number(happened) - observed) * (probability - meanForecast)) / n;
    }
  }
  return { brier: mean(cases.map(brierScore)), ...parts, uncertainty: share * (1 - share), n };
}

/** The cases of each bin that has any, from low to high probability. Bin k holds k/binCount ≤ p < (k + 1)/binCount; 1 goes to the last. */
export function binned<Case extends ProbabilityOutcome>(cases: readonly Case[], binCount: number): Case[][] {
  const bins = Array.from({ length: binCount }, (): Case[] => []);
  for (const item of cases) bins[Math.min(binCount - 1, Math.floor(item.probability * binCount))]?.push(item);
  return bins.filter((bin) => bin.length > 0);
}

/**
 * Brier score of equally likely draws (Infinity allowed) for "at or below the threshold": (share of draws ≤ threshold − 1{outcome ≤
 * threshold})². An outcome that never came is Infinity.
 */
export function thresholdBrier(outcome: number, draws: ArrayLike<number>, threshold: number): number {
  let below = 0;
  for (let i = 0; i < draws.length; i++) if (valueAt(draws, i) <= threshold) below++;
  return brierScore({ probability: below / draws.length, happened: outcome <= threshold });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
