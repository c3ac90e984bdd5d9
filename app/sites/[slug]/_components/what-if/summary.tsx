import { useDebouncedValue } from "@mantine/hooks";
import { useLocale, useTranslations } from "next-intl";
import parts from "@/app/_ui/parts.module.css";
import { formatDays, formatMonthOfDay } from "@/lib/format/dates";
import type { WhatIfOutlook } from "@/lib/what-if/outlook";
import styles from "./what-if.module.css";

/** A screen reader hears where a drag ended, not each day on the way. */
const QUIET_MS = 600;

type Props = { base: WhatIfOutlook; changed: WhatIfOutlook; isChanged: boolean };

/** The what-if in one line; the line stays in sight while the milestones are moved. */
export function Summary({ base, changed, isChanged }: Props) {
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
        direction: days === 0 ? "same" : days > 0 ? "later" : "earlier",
        days: formatDays(Math.abs(days), locale),
      });
  const [spoken] = useDebouncedValue(text, QUIET_MS);
  return (
    <>
      <p className={styles.summary} aria-hidden="true" data-testid="what-if-summary">
        {text}
      </p>
      <p role="status" className={parts.hidden}>
        {spoken}
      </p>
    </>
  );
}
