import type { Locale } from "@/lib/domain/vocabulary";

/** A parameter's value with thousands apart, and every digit that was given. */
export function formatFigure(value: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 10 }).format(value);
}

/** A stored value; one that is no number is shown as it is kept. */
export function formatValue(value: unknown, locale: Locale): string {
  return typeof value === "number" ? formatFigure(value, locale) : JSON.stringify(value);
}
