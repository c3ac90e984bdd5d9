import type { useTranslations } from "next-intl";
import type { Pledge } from "@/app/_data/programmes";
import type { Locale } from "@/lib/domain/vocabulary";
import { formatMoney } from "@/lib/format/money";
import { pledgeFigure } from "@/lib/format/pledge-figure";

type Translate = ReturnType<typeof useTranslations<"programmes">>;
const BILLION = 1e9;
const namedUnits = [
  "percent",
  "percentage points",
  "percent utilisation (upper bound)",
  "years",
  "times",
  "count",
  "chips",
] as const;

/** A figure with its bounds and unit in the reader's words: `$2.4B–$3.2B a year`, `at least $5B`, `30–32%`; null when it has no value. */
export function pledgeValue(pledge: Pledge, t: Translate, locale: Locale): string | null {
  const { unit, currency } = pledge;
  const figure = pledgeFigure(pledge);
  if (figure === null) return null;
  const isMoney = unit?.startsWith("USD bn") && currency;
  const bare = (value: number) =>
    isMoney
      ? formatMoney(value * BILLION, currency, locale)
      : new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value);
  const named = namedUnits.find((one) => one === unit);
  const word = named ? t(`unit.${named}`) : (unit ?? "");
  const gap = /^\p{L}/u.test(word) && locale === "en" ? " " : "";
  const write = (value: number) => (isMoney ? bare(value) : `${bare(value)}${gap}${word}`);
  const amount =
    figure.kind === "range"
      ? t("value.range", { low: bare(figure.low), high: write(figure.high) })
      : figure.kind === "exact"
        ? write(figure.value)
        : t(`value.${figure.kind}`, { amount: write(figure.value) });
  return unit?.endsWith("per year") ? t("unit.perYear", { amount }) : amount;
}
