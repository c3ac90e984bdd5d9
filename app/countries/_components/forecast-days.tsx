import { useLocale, useTranslations } from "next-intl";
import type { EconomyOutlooks } from "@/app/_data/economy-scenarios";
import { formatDay } from "@/lib/format/dates";
import styles from "./countries.module.css";

/** The day of the forecasts that a comparison rests on, which may be a later one than that of the page's stored figures. */
export function ForecastDays({ forecastOn }: Pick<EconomyOutlooks, "forecastOn">) {
  const t = useTranslations("scenarios.economy");
  const locale = useLocale();
  if (!forecastOn) return null;
  const [first, last] = [formatDay(forecastOn.first, locale), formatDay(forecastOn.last, locale)];
  return (
    <p className={styles.dim} data-testid="forecast-days">
      {first === last ? t("forecastOn", { date: first }) : t("forecastBetween", { first, last })}
    </p>
  );
}
