import { useLocale, useTranslations } from "next-intl";
import { formatDay } from "@/lib/format/dates";

/** Behind a subtitle: to which day the records reach, for the world ages from there. Nothing before records were taken in. */
export function RecordsDay({ day }: { day: string | null }) {
  const t = useTranslations("shell.results");
  const locale = useLocale();
  return (
    day && (
      <>
        {" · "}
        <span title={t("recordsReadToHelp")} data-testid="records-day">
          {t("recordsReadTo", { date: formatDay(day, locale) })}
        </span>
      </>
    )
  );
}
