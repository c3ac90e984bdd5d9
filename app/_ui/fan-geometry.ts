import { scaleLinear } from "d3-scale";
import { area, line } from "d3-shape";
import type { YearQuantiles } from "@/lib/portfolio/in-service-sums";

/** A figure that somebody claims or pledges of the years from `fromYear` to `toYear`; one figure has `low` = `high`. */
export type FanMark = {
  key: string;
  fromYear: number;
  toYear: number;
  low: number;
  high: number;
  /** Whose word it is: decides how it is drawn. */
  standing: "operators-own" | "independent" | "unknown";
};

/** Units of the drawing; values are rounded out to `niceTicks` steps and written at about `valueTicks` of them. */
export type FanSize = {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  valueTicks: number;
  niceTicks: number;
  yearWidth: number;
};

export type FanGeometry = {
  band: string;
  median: string;
  /** P10 and P90 of the same with less drawn; empty without it. */
  within: string;
  /** P50 of each year where marks are drawn beside it; else none. */
  dots: { x: number; y: number }[];
  valueTicks: { value: number; y: number }[];
  /** Every second, third … year where all would not fit. */
  yearTicks: { year: number; x: number }[];
  marks: { key: string; x: number; width: number; y: number; height: number; standing: FanMark["standing"] }[];
};

/**
 * The drawing of one series by year: band P10–P90, line P50, marks as wide as their years. Zero is always in the picture. Where there may
 * be marks a year is a span, and half of it lies before its point; without (null) the first and the last point are at the edges.
 * @param within the same series with less drawn: its P10 and P90 are two lines
 */
export function fanGeometry(
  fan: readonly YearQuantiles[],
  marks: readonly FanMark[] | null,
  size: FanSize,
  within: readonly YearQuantiles[] = [],
): FanGeometry {
  const [first, last] = [fan[0]?.year ?? 0, fan.at(-1)?.year ?? 1];
  const said = marks ?? [];
  const ends = [...fan, ...within].flatMap(({ p10, p90 }) => [p10, p90]);
  const values = [0, ...ends, ...said.flatMap(({ low, high }) => [low, high])];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const years = marks ? [first - 0.5, last + 0.5] : [first, Math.max(last, first + 1)];
  const x = scaleLinear(years, [size.left, size.width - size.right]);
  const y = scaleLinear([least, most > least ? most : least + 1], [size.height - size.bottom, size.top]);
  y.nice(size.niceTicks);
  const step = Math.ceil(size.yearWidth / (x(1) - x(0)));
  const at = ({ year }: YearQuantiles) => x(year);
  const band = area<YearQuantiles>(
    at,
    ({ p10 }) => y(p10),
    ({ p90 }) => y(p90),
  );
  const through = (points: readonly YearQuantiles[], of: "p10" | "p50" | "p90") =>
    line<YearQuantiles>(at, (point) => y(point[of]))([...points]) ?? "";
  return {
    band: band([...fan]) ?? "",
    median: through(fan, "p50"),
    within: through(within, "p10") + through(within, "p90"),
    dots: marks ? fan.map((point) => ({ x: at(point), y: y(point.p50) })) : [],
    valueTicks: y.ticks(size.valueTicks).map((value) => ({ value, y: y(value) })),
    yearTicks: fan.filter((_, i) => i % step === 0).map((point) => ({ year: point.year, x: at(point) })),
    marks: said.map(({ key, fromYear, toYear, low, high, standing }) => ({
      key,
      x: x(fromYear - 0.5),
      width: x(toYear + 0.5) - x(fromYear - 0.5),
      y: y(high),
      height: y(low) - y(high),
      standing,
    })),
  };
}
