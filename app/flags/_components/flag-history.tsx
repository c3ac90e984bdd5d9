import { useLocale, useTranslations } from "next-intl";
import type { FlagHistoryStep } from "@/app/_data/flags";
import { DataTable } from "@/app/_ui/data-table/data-table";
import parts from "@/app/_ui/parts.module.css";
import { Severity } from "@/app/_ui/severity";
import tables from "@/app/_ui/table.module.css";
import { formatDay } from "@/lib/format/dates";
import { isolated } from "@/lib/format/isolated";
import styles from "./flags.module.css";

/** All that happened to a flag, the newest first: what, who, why, and what the forecast said then. */
export function FlagHistory({ steps }: { steps: FlagHistoryStep[] }) {
  const t = useTranslations("flags.history");
  const locale = useLocale();
  const titleOf = useTranslations("words.flagRule");
  return (
    <section className={parts.card} data-testid="flag-history">
      <h2>{t("title")}</h2>
      <DataTable
        caption={t("title")}
        className={`${tables.table} ${styles.history}`}
        rowHeader="step"
        sorting={null}
        columns={(["date", "step", "by", "why", "p50"] as const).map((id) => ({ id, name: t(`column.${id}`) }))}
        rows={steps.map(({ number, step, reason, rule, severity, p50On, note, until, by, at }) => ({
          id: String(number),
          cells: {
            date: <time dateTime={at}>{formatDay(at.slice(0, 10), locale)}</time>,
            step: (
              <>
                {t(`step.${step}`)}
                {(step === "raised" || step === "changed") && `: ${titleOf(rule)}`}
                {step === "ranked" && severity && (
                  <>
                    {" "}
                    <Severity severity={severity} />
                  </>
                )}
              </>
            ),
            by: by === null ? t("computation") : isolated(by),
            why: (
              <span className={styles.why}>
                {reason && t(`reason.${reason}`)}
                {note !== null && isolated(note)}
                {until !== null && ` ${t("until", { date: formatDay(until, locale) })}`}
              </span>
            ),
            p50: p50On === null ? t("noP50") : formatDay(p50On, locale),
          },
        }))}
      />
    </section>
  );
}
