import { scaleLinear } from "d3-scale";
import { area, line } from "d3-shape";
import { toEpochDay, toIsoDate } from "@/lib/domain/dates";
import type { HistoryPoint } from "@/lib/track-record/history";

const yearOf = (day: number) => Number(toIsoDate(day)?.slice(0, 4));
const newYear = (year: number) => toEpochDay(`${year}-01-01`);
/** A lone point still needs a stretch of time around it. */
const LEAST_DAYS = 60;
const YEARS_AHEAD = 12;
/** How far the announced date of the last point reaches. */
const STUB = 8;

export type HistorySize = { width: number; height: number; left: number; right: number; top: number; bottom: number };

/** Where a phase's history goes: x the day of the forecast, y the day that was forecast (later is higher); marks beyond the years shown sit at the edge. */
export function historyGeometry(points: readonly HistoryPoint[], happenedDay: number | null, size: HistorySize) {
  const asOf = points.map(({ asOfDay }) => asOfDay);
  const firstDay = Math.min(...asOf);
  const lastDay = Math.max(...asOf);
  const spare = Math.max(0, LEAST_DAYS - (lastDay - firstDay)) / 2;
  const x = scaleLinear([firstDay - spare, lastDay + spare], [size.left + 6, size.width - size.right - 6]);
  const days = points
    .flatMap(({ p10Day, p50Day, p90Day, announcedDay }) => [p10Day, p50Day, p90Day, announcedDay])
    .concat(happenedDay)
    .filter((day): day is number => day !== null);
  const fromYear = Math.min(...days.map(yearOf), yearOf(lastDay));
  const toYear = Math.min(Math.max(...days.map(yearOf), yearOf(lastDay)) + 1, fromYear + YEARS_AHEAD);
  const y = scaleLinear([newYear(fromYear), newYear(toYear)], [size.height - size.bottom, size.top]).clamp(true);
  const top = size.top;
  const yOf = (day: number | null) => (day === null ? top : y(day));
  const kept = points.filter(({ isReplay }) => !isReplay);
  const every = Math.max(1, Math.ceil((toYear - fromYear) / 5));
  return {
    band:
      kept.length < 2
        ? null
        : area<HistoryPoint>(
            ({ asOfDay }) => x(asOfDay),
            ({ p10Day }) => yOf(p10Day),
            ({ p90Day }) => yOf(p90Day),
          )(kept),
    median:
      kept.length < 2
        ? null
        : line<HistoryPoint>(
            ({ asOfDay }) => x(asOfDay),
            ({ p50Day }) => yOf(p50Day),
          )(kept),
    marks: points
      .filter(({ isReplay }) => isReplay || kept.length < 2)
      .map(({ asOfDay, p10Day, p50Day, p90Day, isReplay }) => ({
        x: x(asOfDay),
        low: yOf(p10Day),
        middle: yOf(p50Day),
        high: yOf(p90Day),
        isReplay,
      })),
    announced: announcedSteps(points, x, y),
    happened: happenedDay === null ? null : y(happenedDay),
    years: Array.from({ length: toYear - fromYear + 1 }, (_, i) => fromYear + i)
      .filter((_, i) => i % every === 0)
      .map((year) => ({ year, y: y(newYear(year)) })),
    first: { day: firstDay, x: x(firstDay) },
    last: { day: lastDay, x: x(lastDay) },
  };
}

/** The announced date as it stood: level until the day on which another was found, one stretch per date. */
function announcedSteps(points: readonly HistoryPoint[], x: (day: number) => number, y: (day: number) => number) {
  const stretches: { from: number; to: number; y: number; basis: HistoryPoint["announcedBasis"] }[] = [];
  for (const [index, { asOfDay, announcedDay, announcedBasis }] of points.entries()) {
    if (announcedDay === null) continue;
    const from = x(asOfDay) - (points.length === 1 ? STUB : 0);
    const next = points[index + 1];
    const to = next ? x(next.asOfDay) : x(asOfDay) + STUB;
    const before = stretches.at(-1);
    if (before && before.to === from && before.y === y(announcedDay)) before.to = to;
    else stretches.push({ from, to, y: y(announcedDay), basis: announcedBasis });
  }
  return stretches;
}
