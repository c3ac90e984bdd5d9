import type { Quantiles } from "@/lib/forecast";

/** Epoch days; null means never (cancelled), so that the whole is plain JSON. */
export type DayQuantiles = { p10: number | null; p50: number | null; p80: number | null; p90: number | null };

/** A day of the engine as plain JSON: never (Infinity) is null, and so is a day that there is none of. */
export const dayOrNull = (day: number | undefined): number | null =>
  day !== undefined && Number.isFinite(day) ? day : null;

/** Quantiles of the engine as plain JSON. */
export function dayQuantiles({ p10, p50, p80, p90 }: Quantiles): DayQuantiles {
  return { p10: dayOrNull(p10), p50: dayOrNull(p50), p80: dayOrNull(p80), p90: dayOrNull(p90) };
}

/** The days of something that happened within an interval, evenly likely on each. */
export function daysWithin({ earliestDay, latestDay }: { earliestDay: number; latestDay: number }): Quantiles {
  const at = (p: number) => earliestDay + p * (latestDay - earliestDay);
  return { p10: at(0.1), p50: at(0.5), p80: at(0.8), p90: at(0.9) };
}
