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

/** Mean, P10, P50 and P90 of ascending values, at least one; quantiles of type 7. */
export function spreadOf(ascending: Float64Array, figure: ToFigure): MoneySpread {
  return {
    mean: figure(meanOf(ascending)),
    p10: figure(quantileOf(ascending, 0.1)),
    p50: figure(quantileOf(ascending, 0.5)),
    p90: figure(quantileOf(ascending, 0.9)),
  };
}
