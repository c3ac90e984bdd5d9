import type { Locale } from "@/lib/domain/vocabulary";

/**
 * A sum in about three figures, in the reader's steps: `$1.23B`, `$612M`; in Korean 억 and 조: `US$12.3억`, `₩1.2조`.
 * @param currency ISO 4217
 */
export function formatMoney(amount: number, currency: string, locale: Locale): string {
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    currencyDisplay: "symbol",
    notation: "compact",
    minimumFractionDigits: 0,
    maximumSignificantDigits: 3,
  }).format(amount);
}
