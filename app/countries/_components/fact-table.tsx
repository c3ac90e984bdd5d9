import { useLocale, useTranslations } from "next-intl";
import type { EconomyFact } from "@/app/_data/readiness";
import { DataTable } from "@/app/_ui/data-table/data-table";
import { Prose } from "@/app/_ui/prose";
import tables from "@/app/_ui/table.module.css";
import { Unknown } from "@/app/_ui/unknown";
import { formatFactValue, formatPeriod } from "@/lib/format/facts";
import styles from "./countries.module.css";
import { SourceLink } from "./source-link";

/** Context figures with their year, source and mark. Their units differ, so that the figures do not sort. */
export function FactTable({ facts, label }: { facts: EconomyFact[]; label: string }) {
  const t = useTranslations("countries");
  const locale = useLocale();
  const title = (fact: EconomyFact) => (locale === "ko" ? fact.titleKo : fact.titleEn) ?? fact.indicator;
  return (
    <DataTable
      caption={label}
      className={`${tables.table} ${tables.wide}`}
      columns={(["figure", "value", "year", "source"] as const).map((id) => ({
        id,
        name: t(`economy.contextColumn.${id}`),
      }))}
      rows={facts.map((fact) => ({
        id: `${fact.indicator}-${fact.region?.slug}-${fact.year}`,
        sortBy: { figure: title(fact), year: fact.year, source: fact.source?.publisher ?? null },
        cells: {
          figure: (
            <>
              {title(fact)}{" "}
              {fact.region && (
                <span className={styles.unit}>
                  {t("economy.region", { region: locale === "ko" ? fact.region.nameKo : fact.region.nameEn })}
                </span>
              )}
              <Prose text={fact.note} korean={fact.noteKo} className={styles.second} />
            </>
          ),
          value:
            fact.value === null && fact.valueText === null ? (
              <>
                {fact.unit === "change of rule" ? "–" : <Unknown />}
                <Prose text={fact.unknownReason} korean={fact.unknownReasonKo} className={styles.second} />
              </>
            ) : (
              formatFactValue(fact, locale)
            ),
          year: fact.periodText ? (
            <Prose text={formatPeriod(fact.periodText, locale)} korean={fact.periodTextKo} />
          ) : (
            (fact.year ?? <Unknown word={t("undated")} />)
          ),
          source: (
            <>
              <SourceLink source={fact.source} mark={fact.mark} />
              {fact.source?.attribution && <span className={styles.second}>{fact.source.attribution}</span>}
            </>
          ),
        },
      }))}
    />
  );
}
