import { type ForecastDistribution, quantileDay } from "./forecast-distribution";

/** A forecast interval in days; Infinity is never. */
export type DayInterval = { lowDay: number; highDay: number };

/** The central interval that should hold the outcome with probability `level`: the quantiles (1 ∓ level)/2, never counted as Infinity. */
export function centralInterval(distribution: ForecastDistribution, level: number): DayInterval {
  return {
    lowDay: quantileDay(distribution, (1 - level) / 2),
    highDay: quantileDay(distribution, (1 + level) / 2),
  };
}

export type IntervalCase = DayInterval & {
  /** Null: had not happened by `horizonDay`. */
  outcomeDay: number | null;
  horizonDay: number;
};

export type Coverage = {
  /** Share of outcomes inside. */
  share: number;
  /** Share of intervals whose upper end is never: they cover every late outcome, which flatters `share`. */
  unboundedShare: number;
  /** Share of intervals whose upper end lies at or beyond the horizon, the unbounded ones included: whatever is still open they cover. */
  beyondHorizonShare: number;
  n: number;
};

/**
 * How often the outcome lay in its interval, both ends included, as far as the horizon shows: an outcome that had not happened by then is
 * covered exactly when the interval reaches the horizon. Null without cases.
 */
export function coverageOf(cases: readonly IntervalCase[]): Coverage | null {
  const n = cases.length;
  if (n === 0) return null;
  const share = (holds: (item: IntervalCase) => boolean) => cases.filter(holds).length / n;
  return {
    share: share(isCovered),
    unboundedShare: share(({ highDay }) => highDay === Number.POSITIVE_INFINITY),
    beyondHorizonShare: share(({ highDay, horizonDay }) => highDay >= horizonDay),
    n,
  };
}

function isCovered({ lowDay, highDay, outcomeDay, horizonDay }: IntervalCase): boolean {
  if (outcomeDay === null || outcomeDay > horizonDay) return highDay >= horizonDay;
  return lowDay <= outcomeDay && outcomeDay <= highDay;
}

/**
 * Interval score of a central interval of probability `level` (0 to 1, exclusive), in the outcome's units: its width and 2/(1 − level) for
 * each unit that the outcome lies outside. Gneiting and Raftery, JASA 102 (2007), eq. 43.
 */
export function intervalScore(outcome: number, { lowDay, highDay }: DayInterval, level: number): number {
  const penalty = 2 / (1 - level);
  return highDay - lowDay + penalty * (Math.max(0, lowDay - outcome) + Math.max(0, outcome - highDay));
}

/** Quantile (pinball) score of the quantile at probability `p`, in the outcome's units: (1{y < q} − p)·(q − y). */
export function quantileScore(outcome: number, quantile: number, p: number): number {
  return ((outcome < quantile ? 1 : 0) - p) * (quantile - outcome);
}
