import type { Locale } from "@/lib/domain/vocabulary";
import { formatNumber } from "./numbers";

const koreanCurrencies: Record<string, string> = { USD: "달러", KRW: "원", EUR: "유로", JPY: "엔" };

/**
 * A sum in about three figures, in the reader's steps: `$1.23B`, `−$612M`; in Korean 만, 억 and 조 with the currency's word:
 * `2,890만 달러`, `7조 원`, `0달러`.
 * @param currency ISO 4217; another text stands behind the figure
 */
export function formatMoney(amount: number, currency: string, locale: Locale): string {
  const compact = { notation: "compact", minimumFractionDigits: 0, maximumSignificantDigits: 3 } as const;
  const word = locale === "ko" ? koreanCurrencies[currency] : undefined;
  if (word) {
    const figure = formatNumber(amount, locale, { ...compact, useGrouping: "always" });
    return /\d$/.test(figure) ? `${figure}${word}` : `${figure} ${word}`;
  }
  // Records of earlier versions may hold a text that is no code, which Intl refuses with an error.
  if (!/^[A-Za-z]{3}$/.test(currency)) return `${formatNumber(amount, locale, compact)} ${currency}`;
  return formatNumber(amount, locale, { ...compact, style: "currency", currency, currencyDisplay: "symbol" });
}

/** The low end of a range in Korean leaves the currency to the high end: `80억` of `80억~100억 달러`. English ends carry it both. */
export function withoutCurrencyWord(money: string): string {
  return money.replace(/ ?(?:달러|원|유로|엔)$/, "");
}
