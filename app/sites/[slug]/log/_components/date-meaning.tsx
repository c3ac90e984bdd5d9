import { useLocale, useTranslations } from "next-intl";
import { readDate } from "@/lib/domain/dates-as-written/read-date";
import type { ReadDate } from "@/lib/domain/dates-as-written/types";
import { formatDay, formatPartialDate } from "@/lib/format/dates";

const MOST_READINGS = 3;

/** What the typed date stands for, as it is typed: the days, or what has to be said before it can be read. */
export function DateMeaning({ text, thisYear }: { text: string; thisYear: number }) {
  const t = useTranslations("log");
  const locale = useLocale();
  if (text.trim() === "") return t("help.date");
  const reading = readDate(text, { thisYear });
  const words = (readings: ReadDate[]) =>
    readings
      .slice(0, MOST_READINGS)
      .map(({ date }) => formatPartialDate(date, locale))
      .join(" / ");
  switch (reading.kind) {
    case "read":
      return <ReadMeaning reading={reading} />;
    case "unknown":
      return t("help.dateUnknown");
    case "ambiguous":
      return t("help.dateAsks", { question: reading.question, readings: words(reading.readings) });
    case "refused": {
      const { part, reason, nearest } = reading;
      const refused = t("help.dateRefused", { part, reason });
      return nearest.length > 0 ? `${refused} ${t("help.dateNearest", { readings: words(nearest) })}` : refused;
    }
  }
}

function ReadMeaning({ reading: { date, calendar } }: { reading: ReadDate }) {
  const t = useTranslations("log");
  const locale = useLocale();
  const [from, to] = [date.earliestOn, date.latestOn].map((day) => (day ? formatDay(day, locale) : null));
  const meaning =
    from && to && date.precision === "day"
      ? t("help.dateDay", { to })
      : from && to
        ? t("help.dateMeans", { precision: date.precision, from, to })
        : to
          ? t("help.dateBy", { to })
          : t("help.dateFrom", { from: from ?? "" });
  return calendar ? `${meaning} ${t("help.dateConverted", { calendar })}` : meaning;
}
