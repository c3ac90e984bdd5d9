import { isoDateOf, toEpochDay } from "@/lib/domain/dates";
import type { TargetSamples } from "@/lib/forecast";
import { numberAt } from "@/lib/forecast/value-at";

const YEARS_AHEAD = 10;

/** Share of draws in service by the end of each year from the as-of day's on, cancelled draws counting as never. */
export function inServiceShares(samples: TargetSamples, asOfDay: number): Record<string, number> {
  const firstYear = Number(isoDateOf(asOfDay).slice(0, 4));
  const shares: Record<string, number> = {};
  for (let year = firstYear; year <= firstYear + YEARS_AHEAD; year++) {
    const lastDay = toEpochDay(`${year}-12-31`);
    let inService = 0;
    for (let draw = 0; draw < samples.startDay.length; draw++) {
      if (samples.cancelledDay[draw] === Number.POSITIVE_INFINITY && numberAt(samples.startDay, draw) <= lastDay)
        inService++;
    }
    shares[year] = inService / samples.startDay.length;
  }
  return shares;
}
