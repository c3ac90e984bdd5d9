import { addDays, isoDateOf, type PartialDate, toIsoDate } from "@/lib/domain/dates";
import type { Locale } from "@/lib/domain/vocabulary";
import { formatNumber } from "./numbers";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

function parts(isoDate: string): { year: string; month: number; day: number } {
  const [year = "", month = "", day = ""] = isoDate.slice(0, 10).split("-");
  return { year, month: Number(month), day: Number(day) };
}

/** `22 Nov 2026`, `2026년 11월 22일`. Takes a date, or an instant as the workspace's clock shows it. */
export function formatDay(isoDate: string, locale: Locale): string {
  const { year, month, day } = parts(isoDate);
  return locale === "ko" ? `${year}년 ${month}월 ${day}일` : `${day} ${MONTHS[month - 1]} ${year}`;
}

/** The same of an epoch day. @throws RangeError for Infinity ("never") */
export const formatEpochDay = (day: number, locale: Locale): string => formatDay(isoDateOf(day), locale);

/** `22 Nov 2026 08:05`, `2026년 11월 22일 08:05`: an instant as the workspace's clock shows it. */
export function formatInstant(local: string, locale: Locale): string {
  return `${formatDay(local, locale)} ${local.slice(11, 16)}`;
}

/** `Nov 2026`, `2026년 11월`: as precise as a forecast should be read. */
export function formatMonth(isoDate: string, locale: Locale): string {
  const { year, month } = parts(isoDate);
  return locale === "ko" ? `${year}년 ${month}월` : `${MONTHS[month - 1]} ${year}`;
}

/** The month of an epoch day; null for never. */
export function formatMonthOfDay(day: number | null, locale: Locale): string | null {
  const isoDate = day === null ? null : toIsoDate(day);
  return isoDate === null ? null : formatMonth(isoDate, locale);
}

const isMonthStart = (isoDate: string) => isoDate.endsWith("-01");
const isMonthEnd = (isoDate: string) => addDays(isoDate, 1).endsWith("-01");

/**
 * A date as precise as its source: `Nov 2027`, `Q3 2027`, `H2 2027`, `2027`, `by Dec 2028`, `not before Jul 2027`, `Apr–Sep 2027`; null when
 * the source gave none. `readDate` reads each of them as the same days.
 */
export function formatPartialDate(date: PartialDate, locale: Locale): string | null {
  if (date.precision === "not_before") return date.earliestOn && formatStart(date.earliestOn, locale);
  const latest = date.latestOn;
  if (latest === null) return null;
  const { year, month } = parts(latest);
  const korean = locale === "ko";
  switch (date.precision) {
    case "day":
      return formatDay(latest, locale);
    case "month":
      return formatMonth(latest, locale);
    case "quarter":
      return korean ? `${year}년 ${Math.ceil(month / 3)}분기` : `Q${Math.ceil(month / 3)} ${year}`;
    case "half":
      return korean ? `${year}년 ${month <= 6 ? "상" : "하"}반기` : `H${month <= 6 ? 1 : 2} ${year}`;
    case "year":
      return korean ? `${year}년` : year;
    case "by": {
      const end = isMonthEnd(latest) ? formatMonth(latest, locale) : formatDay(latest, locale);
      return korean ? `${end}까지` : `by ${end}`;
    }
    case "range":
      return date.earliestOn && formatRange(date.earliestOn, latest, locale);
    case "unknown":
      return null;
  }
}

function formatStart(earliest: string, locale: Locale): string {
  const start = isMonthStart(earliest) ? formatMonth(earliest, locale) : formatDay(earliest, locale);
  return locale === "ko" ? `${start}부터` : `not before ${start}`;
}

function formatRange(earliest: string, latest: string, locale: Locale): string {
  const isWholeMonths = isMonthStart(earliest) && isMonthEnd(latest);
  if (!isWholeMonths) return `${formatDay(earliest, locale)} – ${formatDay(latest, locale)}`;
  const [from, to] = [parts(earliest), parts(latest)];
  if (from.year !== to.year) return `${formatMonth(earliest, locale)} – ${formatMonth(latest, locale)}`;
  return locale === "ko"
    ? `${from.year}년 ${from.month}월–${to.month}월`
    : `${MONTHS[from.month - 1]}–${MONTHS[to.month - 1]} ${to.year}`;
}

/** `1 day`, `1,234 days`, `1,234일`. */
export function formatDays(days: number, locale: Locale): string {
  const count = formatNumber(days, locale, { maximumFractionDigits: 0 });
  return locale === "ko" ? `${count}일` : `${count} ${Math.round(days) === 1 ? "day" : "days"}`;
}
