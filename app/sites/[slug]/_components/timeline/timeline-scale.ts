import { scaleLinear } from "d3-scale";
import { toEpochDay, toIsoDate } from "@/lib/domain/dates";
import type { TimelineRow } from "./timeline-rows";

const yearOf = (day: number) => Number(toIsoDate(day)?.slice(0, 4));

/** Whole years, the first included and the last not; `percent` is a day's place between them, 0–100, clamped. */
export type TimelineScale = {
  years: { year: number; percent: number }[];
  percent: (day: number) => number;
  isBeyond: (day: number) => boolean;
};

/** What the rows hold, today included: at most four years back, and fourteen ahead of today unless a claim lies later. */
export function timelineScale(rows: TimelineRow[], todayDay: number): TimelineScale {
  const thisYear = yearOf(todayDay);
  const claims = rows.flatMap((row) => [...row.stated, ...(row.happened ? [row.happened] : [])]);
  const forecasts = rows
    .flatMap((row) => [row.forecast?.p10, row.forecast?.p90])
    .filter((day) => typeof day === "number");
  const claimYears = claims.map(({ day }) => yearOf(day));
  const fromYear = Math.max(thisYear - 4, Math.min(thisYear, ...claimYears, ...forecasts.map(yearOf)));
  const lastForecast = Math.min(thisYear + 14, Math.max(thisYear + 3, ...forecasts.map(yearOf)));
  const toYear = Math.max(lastForecast, ...claimYears.map((year) => Math.min(year, thisYear + 25))) + 1;
  const from = toEpochDay(`${fromYear}-01-01`);
  const to = toEpochDay(`${toYear}-01-01`);
  const scale = scaleLinear([from, to], [0, 100]).clamp(true);
  const percent = (day: number) => Math.round(scale(day) * 100) / 100;
  return {
    years: Array.from({ length: toYear - fromYear + 1 }, (_, i) => ({
      year: fromYear + i,
      percent: percent(toEpochDay(`${fromYear + i}-01-01`)),
    })),
    percent,
    isBeyond: (day) => day > to,
  };
}
