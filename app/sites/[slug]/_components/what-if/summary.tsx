import { useDebouncedValue } from "@mantine/hooks";
import { useLocale, useTranslations } from "next-intl";
import parts from "@/app/_ui/parts.module.css";
import { formatDays, formatMonthOfDay } from "@/lib/format/dates";
import type { WhatIfOutlook } from "@/lib/what-if/outlook";
import styles from "./what-if.module.css";

/** A screen reader hears where a drag ended, not each day on the way. */
const QUIET_MS = 600;

type Props = {
  base: WhatIfOutlook;
  changed: WhatIfOutlook;
  /** If somebody had only looked today; null where nothing is supposed that one would see. */
  looked: WhatIfOutlook | null;
  isChanged: boolean;
};

/** The what-if in one line; the line stays in sight while the milestones are moved. */
export function Summary({ base, changed, looked, isChanged }: Props) {
  const t = useTranslations("what-if");
  const locale = useLocale();
  const [from, to] = [base.givenCompletion.p50, changed.givenCompletion.p50];
  const month = (day: number | null) => formatMonthOfDay(day, locale) ?? t("never");
  const days = from === null || to === null ? 0 : Math.round(to - from);
  const text = !isChanged
    ? t("summary.none", { base: month(from) })
    : t("summary.changed", {
        base: month(from),
        changed: month(to),
        direction: directionOf(days),
        days: formatDays(Math.abs(days), locale),
      });
  const moved = lookAndNews(from, looked?.givenCompletion.p50 ?? null, to);
  const signed = (of: number) =>
    t("summary.days", { direction: directionOf(of), days: formatDays(Math.abs(of), locale) });
  const [spoken] = useDebouncedValue(text, QUIET_MS);
  return (
    <>
      <p className={styles.summary} aria-hidden="true" data-testid="what-if-summary">
        {text}
      </p>
      {moved && (
        <p className={styles.none} data-testid="what-if-look">
          {t("summary.looked", { look: signed(moved.look), news: signed(moved.news) })}
        </p>
      )}
      <p role="status" className={parts.hidden}>
        {spoken}
      </p>
    </>
  );
}

const directionOf = (days: number) => (days === 0 ? "same" : days > 0 ? "later" : "earlier");

/** Whole days by looking alone, and by what is supposed; null where the look moves nothing. */
function lookAndNews(from: number | null, looked: number | null, to: number | null) {
  if (from === null || looked === null || to === null) return null;
  const look = Math.round(looked - from);
  return look === 0 ? null : { look, news: Math.round(to - from) - look };
}
