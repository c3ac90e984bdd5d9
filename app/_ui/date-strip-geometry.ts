import { scaleLinear } from "d3-scale";
import { toEpochDay, toIsoDate } from "@/lib/domain/dates";

/** What one row's drawing says; epoch days, null is "none" or "never". */
export type StripDates = {
  p10: number | null;
  p50: number | null;
  p80: number | null;
  p90: number | null;
  /** The newest stated date, and the first one when it was another. A third party's estimate is never drawn as a promise. */
  stated: { day: number; firstDay: number | null; basis: "promised" | "estimated" } | null;
  actual: number | null;
};

/** Whole years shown, first included and last not. */
export type StripWindow = { fromYear: number; toYear: number };

/** A mark inside the drawing; `beyond` says that its day lies outside and it sits at the edge. */
export type StripMark = { x: number; beyond: "before" | "after" | null };

const yearOf = (day: number) => Number(toIsoDate(day)?.slice(0, 4));
const PAD = 7;

/** The years that a list of rows needs: what they hold, at most three years back and eleven ahead of today. */
export function stripWindow(rows: StripDates[], todayDay: number): StripWindow {
  const thisYear = yearOf(todayDay);
  const days = rows
    .flatMap((row) => [row.p10, row.p90, row.stated?.day ?? null, row.stated?.firstDay ?? null, row.actual])
    .filter((day): day is number => day !== null);
  const years = days.map(yearOf);
  return {
    fromYear: Math.max(thisYear - 3, Math.min(thisYear, ...years)),
    toYear: Math.min(thisYear + 11, Math.max(thisYear + 4, ...years) + 1),
  };
}

/** Where everything of a row goes on a strip `width` units wide. */
export function stripGeometry(dates: StripDates, window: StripWindow, todayDay: number, width: number) {
  const from = toEpochDay(`${window.fromYear}-01-01`);
  const to = toEpochDay(`${window.toYear}-01-01`);
  const scale = scaleLinear([from, to], [PAD, width - PAD]).clamp(true);
  const mark = (day: number | null | undefined): StripMark | null =>
    day === null || day === undefined
      ? null
      : { x: scale(day), beyond: day < from ? "before" : day > to ? "after" : null };
  const hasBar = dates.p10 !== null && dates.p50 !== null;
  const start = mark(dates.p10);
  const end = dates.p90 === null ? ({ x: scale(to), beyond: "after" } as const) : mark(dates.p90);
  const count = window.toYear - window.fromYear + 1;
  return {
    years: Array.from({ length: count }, (_, i) => ({
      year: window.fromYear + i,
      x: scale(toEpochDay(`${window.fromYear + i}-01-01`)),
    })),
    today: scale(todayDay),
    bar: hasBar && start && end ? { from: start, to: end } : null,
    median: hasBar ? mark(dates.p50) : null,
    p80: hasBar ? mark(dates.p80) : null,
    stated: mark(dates.stated?.day),
    first: dates.stated?.firstDay === dates.stated?.day ? null : mark(dates.stated?.firstDay),
    actual: mark(dates.actual),
  };
}

/** A diamond's outline around a point. */
export function diamond(x: number, y: number, radius: number): string {
  return `M${x} ${y - radius}l${radius} ${radius}l${-radius} ${radius}l${-radius} ${-radius}z`;
}
