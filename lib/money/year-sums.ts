import { numberAt } from "@/lib/forecast/value-at";

/**
 * `energisedMegawatts`: in service on the last day of the year. `revenueUsd`: as it accrues, through the ramp. `operatingIncomeUsd`:
 * revenue − opex − straight-line depreciation in the books, from service. `capexUsd`: by the day of payment, renewals included, positive.
 * `cashUsd`: revenue − opex − capex, plus what the accelerators of a cancelled phase bring and the last machines' worth at the end of the
 * facility's life. Before tax, nominal.
 */
export type YearSeries = "energisedMegawatts" | "revenueUsd" | "operatingIncomeUsd" | "capexUsd" | "cashUsd";

const yearSeries: readonly YearSeries[] = [
  "energisedMegawatts",
  "revenueUsd",
  "operatingIncomeUsd",
  "capexUsd",
  "cashUsd",
];

/** `fixed`: prices, use and costs at their means in every draw. `drawn`: each draw has its own. */
export const priceReadings = ["drawn", "fixed"] as const;
export type PriceReading = (typeof priceReadings)[number];

/**
 * Per calendar year and draw; index = (year − firstYear) × draws + draw. Draw i has the same shared factors in every
 * phase added. MW have no price: both readings hold the same column of them.
 */
export type YearSums = Record<PriceReading, Record<YearSeries, Float64Array>> & {
  firstYear: number;
  years: number;
  draws: number;
};

/** Mean and nearest-rank quantiles over the draws, per year. */
export type YearFan = { year: number; mean: number; p10: number; p50: number; p90: number };

/** Sums of nothing. @throws RangeError when a number is not whole or out of its limits */
export function emptyYearSums(firstYear: number, years: number, draws: number): YearSums {
  wholeWithin("firstYear", firstYear, 1970, 2200);
  wholeWithin("years", years, 1, 100);
  wholeWithin("draws", draws, 1, 1 << 20);
  const zeros = () => new Float64Array(years * draws);
  const dollars = () => ({ revenueUsd: zeros(), operatingIncomeUsd: zeros(), capexUsd: zeros(), cashUsd: zeros() });
  const energisedMegawatts = zeros();
  return {
    firstYear,
    years,
    draws,
    fixed: { energisedMegawatts, ...dollars() },
    drawn: { energisedMegawatts, ...dollars() },
  };
}

/** The first sums with the given series of the second added, draw by draw. */
export function addedSums(first: YearSums, second: YearSums, names: readonly YearSeries[] = yearSeries): YearSums {
  const both = (one: Float64Array, other: Float64Array) => one.map((value, i) => value + numberAt(other, i));
  const [fixed, drawn] = [{ ...first.fixed }, { ...first.drawn }];
  for (const name of names) {
    fixed[name] = both(first.fixed[name], second.fixed[name]);
    drawn[name] = name === "energisedMegawatts" ? fixed[name] : both(first.drawn[name], second.drawn[name]);
  }
  return { ...first, fixed, drawn };
}

/** Mean and quantiles per series and year. Cost: one sort of the draws per series and year. */
export function fansOf(sums: YearSums, prices: PriceReading): Record<YearSeries, YearFan[]> {
  const fan = (series: YearSeries, offset: number): YearFan => {
    const row = sums[prices][series].slice(offset * sums.draws, (offset + 1) * sums.draws).sort();
    const at = (probability: number) => row[Math.ceil(probability * row.length) - 1] ?? Number.NaN;
    const mean = row.reduce((sum, value) => sum + value, 0) / row.length;
    return { year: sums.firstYear + offset, mean, p10: at(0.1), p50: at(0.5), p90: at(0.9) };
  };
  const fans = (series: YearSeries) => Array.from({ length: sums.years }, (_, offset) => fan(series, offset));
  return {
    energisedMegawatts: fans("energisedMegawatts"),
    revenueUsd: fans("revenueUsd"),
    operatingIncomeUsd: fans("operatingIncomeUsd"),
    capexUsd: fans("capexUsd"),
    cashUsd: fans("cashUsd"),
  };
}

/** Share of the draws whose total of that calendar year is `value` or more. @throws RangeError when the year is outside the sums */
export function shareAtLeast(
  sums: YearSums,
  prices: PriceReading,
  series: YearSeries,
  year: number,
  value: number,
): number {
  wholeWithin("year", year, sums.firstYear, sums.firstYear + sums.years - 1);
  if (Number.isNaN(value)) throw new RangeError("value: expected a number, got NaN");
  const offset = (year - sums.firstYear) * sums.draws;
  const column = sums[prices][series];
  let reached = 0;
  for (let i = 0; i < sums.draws; i++) if (numberAt(column, offset + i) >= value) reached++;
  return reached / sums.draws;
}

function wholeWithin(field: string, value: number, low: number, high: number): void {
  if (!(Number.isInteger(value) && value >= low && value <= high))
    throw new RangeError(`${field}: expected a whole number from ${low} to ${high}, got ${value}`);
}
