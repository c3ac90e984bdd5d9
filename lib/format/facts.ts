import type { Locale } from "@/lib/domain/vocabulary";
import { formatDay, formatMonth } from "./dates";
import { formatMoney } from "./money";
import { formatNumber } from "./numbers";

const TRILLION = 1e12;
const koreanCounters: Record<string, string> = { applications: "건", requests: "건", passes: "건", MW: " MW" };

/** A figure with its unit as the source has it: `154,550 MW`, `38.5%`, `0 of 24 applications`; in Korean `24건 중 0건`. */
export function formatFactValue(fact: { value: number | null; unit: string }, locale: Locale): string {
  const { value, unit } = fact;
  if (value === null) return "";
  const number = formatNumber(value, locale, { maximumFractionDigits: 2 });
  if (unit === "%") return `${number}%`;
  if (unit === "% per year") return locale === "ko" ? `연 ${number}%` : `${number}% a year`;
  if (unit === "KRW tn") return formatMoney(value * TRILLION, "KRW", locale);
  const [, total, counted = ""] = /^of ([\d,.]+) ?(\w*)$/.exec(unit) ?? [];
  if (locale === "en") return `${number} ${unit}`;
  if (!total) return unit in koreanCounters ? `${number}${koreanCounters[unit]}` : `${number} ${unit}`;
  const counter = counted === "" ? "건" : (koreanCounters[counted] ?? counted);
  return `${total}${counter} 중 ${number}${counter}`;
}

/** The period as its source has it, its days and months as on the rest of the screen: `14 Jun 2024 – 28 Oct 2025`, `to Aug 2025`. */
export function formatPeriod(text: string): string {
  return text
    .replace("..", " – ")
    .replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => formatDay(day, "en"))
    .replace(/\b\d{4}-\d{2}\b/g, (month) => formatMonth(month, "en"))
    .replace(/\b(\d{4})-(Q\d)\b/g, "$2 $1");
}
