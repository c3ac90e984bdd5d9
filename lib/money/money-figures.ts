import { numberAt, quantileOf } from "@/lib/forecast";
import type { MoneyFigure, MoneySpread } from "./phase-money-types";

/** Makes a figure of an amount in USD. */
export type ToFigure = (usd: number) => MoneyFigure;

/** Figures of a party with that capital, above 0; without dollars when they are not known. */
export const figuresOf =
  (capitalUsd: number, areDollarsKnown: boolean): ToFigure =>
  (usd) => ({ usd: areDollarsKnown ? usd : null, shareOfCapital: usd / capitalUsd });

/** The mean of a column; NaN of none. */
export function meanOf(column: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < column.length; i++) sum += numberAt(column, i);
  return sum / column.length;
}

/** In USD. */
export type UsdSpread = { mean: number; p10: number; p50: number; p90: number };

/** Mean, P10, P50 and P90 of ascending values, at least one; quantiles of type 7. */
export function usdSpread(ascending: Float64Array): UsdSpread {
  return {
    mean: meanOf(ascending),
    p10: quantileOf(ascending, 0.1),
    p50: quantileOf(ascending, 0.5),
    p90: quantileOf(ascending, 0.9),
  };
}

/** As `usdSpread`, as figures. */
export function spreadOf(ascending: Float64Array, figure: ToFigure): MoneySpread {
  const { mean, p10, p50, p90 } = usdSpread(ascending);
  return { mean: figure(mean), p10: figure(p10), p50: figure(p50), p90: figure(p90) };
}
