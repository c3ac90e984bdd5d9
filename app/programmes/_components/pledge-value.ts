import type { useTranslations } from "next-intl";
import type { Pledge } from "@/app/_data/programmes";
import type { Locale } from "@/lib/domain/vocabulary";
import { formatMoney, withoutCurrencyWord } from "@/lib/format/money";
import { formatNumber } from "@/lib/format/numbers";
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
  const number = (value: number) => formatNumber(value, locale, { maximumFractionDigits: 2 });
  const write = (value: number) => {
    if (unit?.startsWith("USD bn") && currency) return formatMoney(value * BILLION, currency, locale);
    const named = namedUnits.find((one) => one === unit);
    const word = named ? t(`unit.${named}`, { count: value }) : (unit ?? "");
    return /^\p{L}/u.test(word) && locale === "en" ? `${number(value)} ${word}` : `${number(value)}${word}`;
  };
  const bare = (value: number) => (unit?.startsWith("USD bn") ? withoutCurrencyWord(write(value)) : number(value));
  const amount =
    figure.kind === "range"
      ? t("value.range", { low: bare(figure.low), high: write(figure.high) })
      : figure.kind === "exact"
        ? write(figure.value)
        : t(`value.${figure.kind}`, { amount: write(figure.value) });
  return unit?.endsWith("per year") ? t("unit.perYear", { amount }) : amount;
}
