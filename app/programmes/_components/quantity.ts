import type { Locale } from "@/lib/domain/vocabulary";
import { formatMoney } from "@/lib/format/money";
import { formatMegawatts, formatNumber } from "@/lib/format/numbers";

/** The words that a unit needs; `{amount}` is the figure, `{years}` the number that a plural counts. */
export type QuantityWords = {
  (unit: "perYear" | "perMegawatt" | "perMegawattYear", values: { amount: string }): string;
  (unit: "years", values: { years: number }): string;
};

/**
 * A figure of the article's arithmetic in the reader's units: `$8.78B a year`, `99%`, `1,111 MW`, `$36M per MW`. A unit that is none of
 * those of the parameters stands as it is.
 */
export function writeQuantity(value: number, unit: string, words: QuantityWords, locale: Locale): string {
  if (unit.startsWith("share")) return formatNumber(value, locale, { style: "percent", maximumFractionDigits: 1 });
  if (unit === "MW") return formatMegawatts(value, locale);
  if (unit.startsWith("years")) {
    return words("years", { years: Math.round(value * 10) / 10 });
  }
  if (!unit.startsWith("USD")) return `${formatNumber(value, locale)} ${unit}`;
  const amount = formatMoney(value, "USD", locale);
  if (unit.startsWith("USD per MW-year")) return words("perMegawattYear", { amount });
  if (unit === "USD per MW") return words("perMegawatt", { amount });
  return unit === "USD per year" ? words("perYear", { amount }) : amount;
}

/** A tick of an axis whose unit stands beside it: `10B`, `100억`. */
export function writeTick(value: number, locale: Locale): string {
  return formatNumber(value, locale, { notation: "compact", maximumSignificantDigits: 3 });
}
