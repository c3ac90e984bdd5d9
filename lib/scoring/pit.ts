import { numberAt, valueAt } from "@/lib/forecast/value-at";
import { type ForecastDistribution, shareBefore, shareBy } from "./forecast-distribution";

/**
 * Randomised probability integral transform: uniform on (0, 1) for a perfect forecast, jumps and the atom at never included. `uniform` is a
 * number in [0, 1) that the caller draws by key. A `outcomeDay` by `horizonDay` gives F at it, spread over a jump there; anything later, or null,
 * is spread over F(horizon) to 1. (Czado, Gneiting and Held, Biometrics 65, 2009.)
 */
export function pitOfOutcome(
  distribution: ForecastDistribution,
  outcomeDay: number | null,
  horizonDay: number,
  uniform: number,
): number {
  if (outcomeDay === null || outcomeDay > horizonDay)
    return randomisedPit(shareBy(distribution, horizonDay), 1, uniform);
  return randomisedPit(shareBefore(distribution, outcomeDay), shareBy(distribution, outcomeDay), uniform);
}

/** The point at `uniform` between F just before the outcome and F at it. */
export function randomisedPit(shareBeforeOutcome: number, shareAtOutcome: number, uniform: number): number {
  return shareBeforeOutcome + uniform * (shareAtOutcome - shareBeforeOutcome);
}

/** How many PIT values fall into each of `binCount` equally wide bins; 1 goes to the last. */
export function pitCounts(values: readonly number[], binCount: number): number[] {
  const counts = new Array<number>(binCount).fill(0);
  for (const value of values) {
    const bin = Math.min(binCount - 1, Math.floor(value * binCount));
    counts[bin] = valueAt(counts, bin) + 1;
  }
  return counts;
}

/**
 * Kolmogorov–Smirnov distance of the values, each in [0, 1], from the uniform distribution, and its p-value for independent values by the
 * asymptotic series with Stephens' correction (J. R. Stat. Soc. B 32, 1970). Rows of one project are not independent: the p-value is then too
 * small. Null without values.
 */
export function kolmogorovSmirnov(values: readonly number[]): { distance: number; pValue: number } | null {
  const n = values.length;
  if (n === 0) return null;
  const sorted = Float64Array.from(values).sort();
  let distance = 0;
  for (let i = 0; i < n; i++) {
    const value = numberAt(sorted, i);
    distance = Math.max(distance, (i + 1) / n - value, value - i / n);
  }
  const root = Math.sqrt(n);
  return { distance, pValue: kolmogorovUpper((root + 0.12 + 0.11 / root) * distance) };
}

/** P(K > x) = 2·Σ (−1)^(j−1)·exp(−2j²x²); below 0.2 it is 1 to twelve digits and the series is slow. */
function kolmogorovUpper(x: number): number {
  if (x < 0.2) return 1;
  let sum = 0;
  for (let j = 1; j <= 100; j++) {
    const term = Math.exp(-2 * j * j * x * x);
    sum += j % 2 === 1 ? term : -term;
    if (term < 1e-17) break;
  }
  return Math.min(1, 2 * sum);
}
