import { useLocale, useTranslations } from "next-intl";
import fields from "@/app/_ui/field.module.css";
import { formatEpochDay } from "@/lib/format/dates";
import type { ReadLink } from "@/lib/what-if/link";

/** What is to be said of the link that the reader came by: that it cannot be read, or that the forecast has moved on since it was made. */
export function LinkNotice({ read, asOfDay }: { read: ReadLink | null; asOfDay: number }) {
  const t = useTranslations("what-if");
  const locale = useLocale();
  if (!read) return null;
  if (!read.ok)
    return (
      <p role="alert" className={fields.notice}>
        {t(`link.${read.reason}`)}
      </p>
    );
  if (read.link.asOfDay === asOfDay) return null;
  const date = (day: number) => formatEpochDay(day, locale);
  return <p className={fields.notice}>{t("link.movedOn", { made: date(read.link.asOfDay), base: date(asOfDay) })}</p>;
}
