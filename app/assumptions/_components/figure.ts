import type { Locale } from "@/lib/domain/vocabulary";
import { formatNumber } from "@/lib/format/numbers";

/** A parameter's value with thousands apart, and every digit that was given. */
export function formatFigure(value: number, locale: Locale): string {
  return formatNumber(value, locale, { maximumFractionDigits: 10 });
}

/** A stored value; one that is no number is shown as it is kept. */
export function formatValue(value: unknown, locale: Locale): string {
  return typeof value === "number" ? formatFigure(value, locale) : JSON.stringify(value);
}
