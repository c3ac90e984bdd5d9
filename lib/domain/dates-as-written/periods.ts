import type { DatePrecision } from "../vocabulary";
import { type Days, daysOf, monthIndex } from "./month-span";

const numbers = (day: string) => day.split("-").map(Number) as [number, number, number];

/** The shortest ISO text of a first and last day, and what kind of period it is: `2027-Q3`, `2027-04/2027-09`. */
export function periodOf(days: Days): { canonical: string; precision: DatePrecision } {
  const { earliestOn, latestOn } = days;
  if (earliestOn === latestOn) return { canonical: earliestOn, precision: "day" };
  const [year, month] = numbers(earliestOn);
  const [lastYear, lastMonth] = numbers(latestOn);
  const from = monthIndex(year, month);
  const count = monthIndex(lastYear, lastMonth) - from + 1;
  const whole = daysOf({ from, count });
  if (whole.earliestOn !== earliestOn || whole.latestOn !== latestOn)
    return { canonical: `${earliestOn}/${latestOn}`, precision: "range" };
  const first = earliestOn.slice(0, 7);
  if (count === 1) return { canonical: first, precision: "month" };
  if (count === 3 && month % 3 === 1) return { canonical: `${year}-Q${(month + 2) / 3}`, precision: "quarter" };
  if (count === 6 && month % 6 === 1) return { canonical: `${year}-H${(month + 5) / 6}`, precision: "half" };
  if (count === 12 && month === 1) return { canonical: String(year), precision: "year" };
  return { canonical: `${first}/${latestOn.slice(0, 7)}`, precision: "range" };
}
