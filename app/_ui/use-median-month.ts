import { useLocale, useTranslations } from "next-intl";
import { formatMonthOfDay } from "@/lib/format/dates";

/**
 * Writes the median of an open phase's service (epoch day) as a month; null for never. One that has passed by `todayDay` is no coming date: the
 * phase may be in service already, though nobody saw it.
 */
export function useMedianMonth(todayDay: number): (day: number | null) => string | null {
  const t = useTranslations("words");
  const locale = useLocale();
  return (day) => {
    const month = formatMonthOfDay(day, locale);
    return month === null || day === null || day > todayDay ? month : t("medianPassed", { month });
  };
}
