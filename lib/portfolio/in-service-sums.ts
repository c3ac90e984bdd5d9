import { toEpochDay } from "@/lib/domain/dates";
import { numberAt } from "@/lib/forecast/value-at";

/** MW in service per draw; index = year offset × draws + draw. */
export type InServiceSums = {
  firstYear: number;
  years: number;
  draws: number;
  /** On 31 December. */
  yearEndMegawatts: Float64Array;
  /** MW × the share of the year in service: the mean over the year. */
  yearMeanMegawatts: Float64Array;
};

/** One year of a fan over the draws, nearest rank. */
export type YearQuantiles = { year: number; mean: number; p10: number; p50: number; p90: number };

export function emptyInServiceSums(firstYear: number, years: number, draws: number): InServiceSums {
  const column = () => new Float64Array(years * draws);
  return { firstYear, years, draws, yearEndMegawatts: column(), yearMeanMegawatts: column() };
}

/** Adds a phase of so many MW; a cancelled draw never serves. Dates are the forecast's, whatever the machines' delivery. */
export function addInService(
  sums: InServiceSums,
  megawatts: number,
  { startDay, cancelledDay }: { startDay: Float64Array; cancelledDay: Float64Array },
): void {
  const { firstYear, years, draws, yearEndMegawatts, yearMeanMegawatts } = sums;
  const serviceDay = startDay.slice();
  for (let draw = 0; draw < draws; draw++) {
    if (cancelledDay[draw] !== Number.POSITIVE_INFINITY) serviceDay[draw] = Number.POSITIVE_INFINITY;
  }
  for (let offset = 0; offset < years; offset++) {
    const fromDay = toEpochDay(`${firstYear + offset}-01-01`);
    const toDay = toEpochDay(`${firstYear + offset + 1}-01-01`);
    const yearEnd = yearEndMegawatts.subarray(offset * draws, (offset + 1) * draws);
    const yearMean = yearMeanMegawatts.subarray(offset * draws, (offset + 1) * draws);
    for (let draw = 0; draw < draws; draw++) {
      const servedDays = toDay - Math.max(fromDay, numberAt(serviceDay, draw));
      if (servedDays <= 0) continue;
      yearEnd[draw] = numberAt(yearEnd, draw) + megawatts;
      yearMean[draw] = numberAt(yearMean, draw) + (megawatts * servedDays) / (toDay - fromDay);
    }
  }
}

/** Mean, P10, P50 and P90 over the draws of each year, of one of the columns. O(years × draws × log draws). */
export function quantilesByYear({ firstYear, years, draws }: InServiceSums, column: Float64Array): YearQuantiles[] {
  return Array.from({ length: years }, (_, offset) => {
    const ascending = column.slice(offset * draws, (offset + 1) * draws).sort();
    const atRank = (probability: number) => numberAt(ascending, Math.ceil(probability * draws) - 1);
    return {
      year: firstYear + offset,
      mean: ascending.reduce((sum, value) => sum + value, 0) / draws,
      p10: atRank(0.1),
      p50: atRank(0.5),
      p90: atRank(0.9),
    };
  });
}
