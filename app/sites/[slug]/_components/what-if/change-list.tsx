import { useLocale, useTranslations } from "next-intl";
import { formatEpochDay } from "@/lib/format/dates";
import { formatNumber } from "@/lib/format/numbers";
import { subjectOf, type WhatIfChange } from "@/lib/what-if/change";
import type { IgnoredChange } from "@/lib/what-if/place-changes";
import { useStepName } from "../step-name";
import styles from "./what-if.module.css";
import type { WhatIfProps } from "./what-if-props";

type Props = {
  changes: WhatIfChange[];
  ignored: IgnoredChange[];
  stepOf: WhatIfProps["stepOf"];
  asOfDay: number;
  onRemove: (subject: string) => void;
};

/** Everything that is supposed, in words; what has no effect says why. */
export function ChangeList({ changes, ignored, stepOf, asOfDay, onRemove }: Props) {
  const t = useTranslations("what-if");
  const stepName = useStepName();
  const locale = useLocale();
  if (changes.length === 0) return <p className={styles.none}>{t("noChanges")}</p>;
  const date = (day: number) => formatEpochDay(day, locale);
  const milestone = (gate: string) => {
    const found = stepOf[gate];
    return found ? t("milestone", { title: found.title, step: stepName(found.step, found) }) : gate;
  };
  const inWords = (change: WhatIfChange): string => {
    switch (change.kind) {
      case "happens":
        return t(change.day <= asOfDay ? "change.done" : "change.happens", {
          milestone: milestone(change.gate),
          date: date(change.day),
        });
      case "takes":
        return t("change.takes", {
          milestone: milestone(change.gate),
          factor: formatNumber(change.factor, locale, { maximumFractionDigits: 2 }),
        });
      case "told":
        return t(`change.told.${change.news}`, { title: stepOf[change.gate]?.title ?? change.gate });
      case "no-bridge":
        return t("change.noBridge", { phase: change.phase });
      case "bridge":
        return t("change.bridge", { phase: change.phase, date: date(change.day) });
    }
  };
  return (
    <ul className={styles.changes} aria-label={t("changes")}>
      {changes.map((change) => {
        const subject = subjectOf(change);
        const reason = ignored.find((one) => subjectOf(one.change) === subject)?.reason;
        return (
          <li key={subject}>
            <span>
              {inWords(change)}
              {reason && <b className={styles.problem}> {t(`ignored.${reason}`)}</b>}
            </span>
            <button
              type="button"
              aria-label={t("removeChange", { change: inWords(change) })}
              onClick={() => onRemove(subject)}
            >
              {t("remove")}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
