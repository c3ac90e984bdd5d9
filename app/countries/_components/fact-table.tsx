import { useLocale, useTranslations } from "next-intl";
import type { EconomyFact } from "@/app/_data/readiness";
import { Prose } from "@/app/_ui/prose";
import { Unknown } from "@/app/_ui/unknown";
import { formatFactValue, formatPeriod } from "@/lib/format/facts";
import styles from "./countries.module.css";
import plain from "./plain-table.module.css";
import { SourceLink } from "./source-link";

/** Context figures with their year, source and mark. */
export function FactTable({ facts, label }: { facts: EconomyFact[]; label: string }) {
  const t = useTranslations("countries");
  const locale = useLocale();
  return (
    <table className={plain.table} aria-label={label}>
      <thead>
        <tr>
          {(["figure", "value", "year", "source"] as const).map((column) => (
            <th key={column} scope="col" data-column={column}>
              {t(`economy.contextColumn.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {facts.map((fact) => (
          <tr key={`${fact.indicator}-${fact.region?.slug}-${fact.year}`}>
            <th scope="row">
              {(locale === "ko" ? fact.titleKo : fact.titleEn) ?? fact.indicator}
              <Prose text={fact.note} korean={fact.noteKo} className={styles.second} />
            </th>
            <td data-column="value">
              {fact.value === null ? (
                <>
                  {fact.unit === "change of rule" ? "–" : <Unknown />}
                  <Prose text={fact.unknownReason} korean={fact.unknownReasonKo} className={styles.second} />
                </>
              ) : (
                formatFactValue(fact, locale)
              )}
            </td>
            <td>
              {fact.periodText ? (
                <Prose text={formatPeriod(fact.periodText)} korean={fact.periodTextKo} />
              ) : (
                (fact.year ?? <Unknown word={t("undated")} />)
              )}
            </td>
            <td>
              <SourceLink source={fact.source} mark={fact.mark} />
              {fact.source?.attribution && <span className={styles.second}>{fact.source.attribution}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
