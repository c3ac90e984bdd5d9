import type { Locale } from "@/lib/domain/vocabulary";
import { formatMoney } from "./money";

const TRILLION = 1e12;
const koreanCounters: Record<string, string> = { applications: "건", requests: "건", passes: "건", MW: " MW" };

/** A figure with its unit as the source has it: `154,550 MW`, `38.5%`, `0 of 24 applications`; in Korean `24건 중 0건`. */
export function formatFactValue(fact: { value: number | null; unit: string }, locale: Locale): string {
  const { value, unit } = fact;
  if (value === null) return "";
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value);
  if (unit === "%") return `${number}%`;
  if (unit === "% per year") return locale === "ko" ? `연 ${number}%` : `${number}% a year`;
  if (unit === "KRW tn") return formatMoney(value * TRILLION, "KRW", locale);
  const [, total, counted = ""] = /^of ([\d,.]+) ?(\w*)$/.exec(unit) ?? [];
  if (locale === "en") return `${number} ${unit}`;
  if (!total) return unit in koreanCounters ? `${number}${koreanCounters[unit]}` : `${number} ${unit}`;
  const counter = koreanCounters[counted] ?? counted;
  return `${total}${counter} 중 ${number}${counter}`;
}

/** The period as its source has it, readable: `2024-06-14 – 2025-10-28`. */
export function formatPeriod(text: string): string {
  return text.replace("..", " – ");
}
