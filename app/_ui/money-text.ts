import type { Locale } from "@/lib/domain/vocabulary";
import { formatMoney } from "@/lib/format/money";
import { formatNumber } from "@/lib/format/numbers";
import type { MoneyFigure } from "@/lib/money/phase-money-types";

/** Dollars with their sign; what rounds to nothing has none. */
export const usdText = (usd: number, locale: Locale): string => formatMoney(Math.round(usd) + 0, "USD", locale);

/** A share of the capital in percent with its sign, under 10% with a decimal: `27%`, `−3.4%`, `0%`. */
export function shareOfCapitalText(share: number, locale: Locale): string {
  const maximumFractionDigits = Math.abs(share) < 0.0995 ? 1 : 0;
  return formatNumber(share, locale, { style: "percent", maximumFractionDigits, signDisplay: "negative" });
}

/** The amount, else the share of the capital in the given words: `$265M`, `19% of capital`. */
export function moneyText({ usd, shareOfCapital }: MoneyFigure, locale: Locale, shareWords: (share: string) => string) {
  return usd === null ? shareWords(shareOfCapitalText(shareOfCapital, locale)) : usdText(usd, locale);
}
