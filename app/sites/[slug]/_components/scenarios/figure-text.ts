import { useLocale, useTranslations } from "next-intl";
import { formatDays, formatMonthOfDay } from "@/lib/format/dates";
import { formatMoney } from "@/lib/format/money";
import { formatNumber, formatPercent } from "@/lib/format/numbers";
import { type FigureUnit, leastShown } from "./difference-view";

const sign = (value: number) => (value > 0 ? "+" : "−");

/** How a figure and its change are written in the reader's language. `never` is the word for a day that does not come. */
export function useFigureText() {
  const t = useTranslations("scenarios.card");
  const locale = useLocale();
  return {
    value(unit: FigureUnit, value: number): string {
      if (unit === "day") return formatMonthOfDay(value, locale) ?? t("never");
      if (unit === "usd") return formatMoney(value, "USD", locale);
      return unit === "share"
        ? formatPercent(value, locale)
        : formatNumber(value, locale, { style: "percent", maximumFractionDigits: 0 });
    },
    change(unit: FigureUnit, change: number): string {
      const size = Math.abs(change);
      const text =
        unit === "day"
          ? formatDays(Math.round(size), locale)
          : unit === "usd"
            ? formatMoney(size, "USD", locale)
            : t("points", { points: formatNumber(100 * size, locale, { maximumFractionDigits: 1 }) });
      return size < leastShown[unit] ? t("noChange") : sign(change) + text;
    },
  };
}
