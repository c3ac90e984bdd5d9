import type { Locale } from "@/lib/domain/vocabulary";

/** A number in the reader's digits; one below zero carries the minus sign (U+2212), as every figure on screen does. What rounds to 0 has none. */
export function formatNumber(value: number, locale: Locale, options?: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(locale, { signDisplay: "negative", ...options }).format(value).replace("-", "−");
}

/**
 * A probability as whole percent; what is neither 0 nor 1 is never shown as either: `<1%`, `>99%`, in Korean `1% 미만`, `99% 초과`.
 */
export function formatPercent(share: number, locale: Locale): string {
  const write = (value: number) => formatNumber(value, locale, { style: "percent", maximumFractionDigits: 0 });
  if (share > 0 && share < 0.005) return locale === "ko" ? `${write(0.01)} 미만` : `<${write(0.01)}`;
  if (share < 1 && share >= 0.995) return locale === "ko" ? `${write(0.99)} 초과` : `>${write(0.99)}`;
  return write(share);
}

/** The figure without its unit and basis: `1,234`, `40`, `7.5`. */
export function formatMegawattFigure(megawatts: number, locale: Locale): string {
  return formatNumber(megawatts, locale, { maximumFractionDigits: Math.abs(megawatts) < 10 ? 1 : 0 });
}

export function formatMegawatts(megawatts: number, locale: Locale): string {
  return `${formatMegawattFigure(megawatts, locale)} MW`;
}

export function formatCount(count: number, locale: Locale): string {
  return formatNumber(count, locale);
}

/** A change of a probability in percentage points with its sign: `+0.9`, `−12.5`; null where it is under a twentieth of a point. */
export function formatPoints(change: number, locale: Locale): string | null {
  const points = Math.round(change * 1000) / 10;
  return points === 0 ? null : formatNumber(points, locale, { maximumFractionDigits: 1, signDisplay: "always" });
}
