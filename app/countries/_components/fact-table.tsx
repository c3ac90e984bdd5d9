import { useLocale, useTranslations } from "next-intl";
import type { EconomyFact } from "@/app/_data/readiness";
import plain from "@/app/_ui/plain-table.module.css";
import { Prose } from "@/app/_ui/prose";
import { TableHead } from "@/app/_ui/table-head";
import { Unknown } from "@/app/_ui/unknown";
import { formatFactValue, formatPeriod } from "@/lib/format/facts";
import styles from "./countries.module.css";
import { SourceLink } from "./source-link";

/** Context figures with their year, source and mark. */
export function FactTable({ facts, label }: { facts: EconomyFact[]; label: string }) {
  const t = useTranslations("countries");
  const locale = useLocale();
  return (
    <table className={plain.table} aria-label={label}>
      <TableHead
        columns={["figure", "value", "year", "source"]}
        title={(column) => t(`economy.contextColumn.${column}`)}
        isMarked
      />
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
