import type { Locale } from "@/lib/domain/vocabulary";

/** A probability as whole percent; what is neither 0 nor 1 is never shown as either: `<1%`, `>99%`. */
export function formatPercent(share: number, locale: Locale): string {
  const format = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  if (share > 0 && share < 0.005) return `<${format.format(0.01)}`;
  if (share < 1 && share >= 0.995) return `>${format.format(0.99)}`;
  return format.format(share);
}

/** The figure without its unit and basis: `1,234`, `40`, `7.5`. */
export function formatMegawattFigure(megawatts: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: Math.abs(megawatts) < 10 ? 1 : 0 }).format(megawatts);
}

export function formatMegawatts(megawatts: number, locale: Locale): string {
  return `${formatMegawattFigure(megawatts, locale)} MW`;
}

export function formatCount(count: number, locale: Locale): string {
  return new Intl.NumberFormat(locale).format(count);
}
