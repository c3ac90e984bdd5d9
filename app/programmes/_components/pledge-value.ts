import type { useTranslations } from "next-intl";
import type { Pledge } from "@/app/_data/programmes";
import type { Locale } from "@/lib/domain/vocabulary";
import { formatMoney, withoutCurrencyWord } from "@/lib/format/money";
import { formatNumber } from "@/lib/format/numbers";

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
  const { low, central, high, unit, currency } = pledge;
  const write = (value: number) => {
    if (unit?.startsWith("USD bn") && currency) return formatMoney(value * BILLION, currency, locale);
    const number = formatNumber(value, locale, { maximumFractionDigits: 2 });
    const named = namedUnits.find((one) => one === unit);
    const word = named ? t(`unit.${named}`, { count: value }) : (unit ?? "");
    return /^\p{L}/u.test(word) && locale === "en" ? `${number} ${word}` : `${number}${word}`;
  };
  const bare = (value: number) =>
    unit?.startsWith("USD bn")
      ? withoutCurrencyWord(write(value))
      : formatNumber(value, locale, { maximumFractionDigits: 2 });
  const amount =
    central !== null
      ? write(central)
      : low !== null && high !== null
        ? t("value.range", { low: bare(low), high: write(high) })
        : low !== null
          ? t("value.atLeast", { amount: write(low) })
          : high !== null
            ? unit?.includes("upper bound")
              ? write(high)
              : t("value.atMost", { amount: write(high) })
            : null;
  if (amount === null) return null;
  return unit?.endsWith("per year") ? t("unit.perYear", { amount }) : amount;
}
