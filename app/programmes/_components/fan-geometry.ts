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

export type FanSize = { width: number; height: number; left: number; right: number; top: number; bottom: number };

export type FanGeometry = {
  band: string;
  median: string;
  dots: { x: number; y: number }[];
  yTicks: { value: number; y: number }[];
  /** Every second year where all would not fit. */
  xTicks: { year: number; x: number }[];
  zeroY: number;
  marks: { key: string; x: number; width: number; y: number; height: number; standing: FanMark["standing"] }[];
};

const LEAST_YEAR_WIDTH = 34;

/** The drawing of one series by year: band P10–P90, line P50, marks as wide as their years. Zero is always in the picture. */
export function fanGeometry(fan: readonly YearQuantiles[], marks: readonly FanMark[], size: FanSize): FanGeometry {
  const [first, last] = [fan[0]?.year ?? 0, fan.at(-1)?.year ?? 1];
  const values = [0, ...fan.flatMap(({ p10, p90 }) => [p10, p90]), ...marks.flatMap(({ low, high }) => [low, high])];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const x = scaleLinear([first - 0.5, last + 0.5], [size.left, size.width - size.right]);
  const y = scaleLinear([least, most > least ? most : least + 1], [size.height - size.bottom, size.top]).nice(4);
  const step = x(1) - x(0) >= LEAST_YEAR_WIDTH ? 1 : 2;
  return {
    band:
      area<YearQuantiles>(
        ({ year }) => x(year),
        ({ p10 }) => y(p10),
        ({ p90 }) => y(p90),
      )([...fan]) ?? "",
    median:
      line<YearQuantiles>(
        ({ year }) => x(year),
        ({ p50 }) => y(p50),
      )([...fan]) ?? "",
    dots: fan.map(({ year, p50 }) => ({ x: x(year), y: y(p50) })),
    yTicks: y.ticks(4).map((value) => ({ value, y: y(value) })),
    xTicks: fan.filter((_, i) => i % step === 0).map(({ year }) => ({ year, x: x(year) })),
    zeroY: y(0),
    marks: marks.map(({ key, fromYear, toYear, low, high, standing }) => ({
      key,
      x: x(fromYear - 0.5),
      width: x(toYear + 0.5) - x(fromYear - 0.5),
      y: y(high),
      height: y(low) - y(high),
      standing,
    })),
  };
}
