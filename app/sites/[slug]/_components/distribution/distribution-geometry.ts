import { scaleLinear } from "d3-scale";
import { curveMonotoneX, line } from "d3-shape";
import { toEpochDay, toIsoDate } from "@/lib/domain/dates";

export type DistributionInput = {
  /** Equally spaced quantiles from 0 to 1, given completion; epoch days, ascending. */
  quantileDays: number[];
  cancelled: number;
  announcedDay: number | null;
  asOfDay: number;
};

const yearOf = (day: number) => Number(toIsoDate(day)?.slice(0, 4));

/** The curve of P(revenue by day) = quantile × (1 − cancelled), the cancelled band above it, and the announced day. */
export function distributionGeometry(input: DistributionInput, size: { width: number; height: number }) {
  const { quantileDays, cancelled, announcedDay, asOfDay } = input;
  const steps = quantileDays.length - 1;
  const at = (share: number) => quantileDays[Math.round(share * steps)] ?? asOfDay;
  const fromYear = Math.min(yearOf(asOfDay), announcedDay === null ? Number.POSITIVE_INFINITY : yearOf(announcedDay));
  const toYear = Math.min(yearOf(asOfDay) + 20, Math.max(yearOf(at(0.95)), yearOf(announcedDay ?? asOfDay)) + 1);
  const from = toEpochDay(`${fromYear}-01-01`);
  const to = toEpochDay(`${toYear}-01-01`);
  const x = scaleLinear([from, to], [0, size.width]).clamp(true);
  const y = scaleLinear([0, 1], [size.height, 0]);
  const points = quantileDays
    .map((day, i) => ({ day, share: (i / steps) * (1 - cancelled) }))
    .filter(({ day }) => day <= to);
  const first = points[0];
  const start = first && first.day > from ? [{ day: from, share: 0 }] : [];
  const path = line<{ day: number; share: number }>()
    .x(({ day }) => Math.round(x(day) * 10) / 10)
    .y(({ share }) => Math.round(y(share) * 10) / 10)
    .curve(curveMonotoneX)([...start, ...points]);
  const every = Math.max(1, Math.ceil((toYear - fromYear) / 5));
  return {
    path: path ?? "",
    cancelledHeight: y(1 - cancelled) - y(1),
    announcedX: announcedDay === null ? null : x(announcedDay),
    years: Array.from({ length: toYear - fromYear + 1 }, (_, i) => fromYear + i)
      .filter((_, i) => i % every === 0)
      .map((year) => ({ year, x: x(toEpochDay(`${year}-01-01`)) })),
    halfY: y(0.5),
  };
}
