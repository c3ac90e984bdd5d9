import { useLocale, useTranslations } from "next-intl";
import parts from "@/app/_ui/parts.module.css";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import tables from "@/app/_ui/table.module.css";
import { TableHead } from "@/app/_ui/table-head";
import { toIsoDate } from "@/lib/domain/dates";
import type { PolicyRecord } from "@/lib/domain/records";
import { formatMonthOfDay, formatPartialDate } from "@/lib/format/dates";
import { formatPercent } from "@/lib/format/numbers";
import { claimDate } from "../claims/claim-date";
import styles from "../site.module.css";
import { useStepName } from "../step-name";
import type { TimelineRow } from "./timeline-rows";

type Props = { rows: TimelineRow[]; title: (row: TimelineRow) => string; policies: PolicyRecord[] };

/** The drawing as a table: for screen readers, for copying, for exact months. */
export function TimelineTable({ rows, title, policies }: Props) {
  const t = useTranslations("site.timeline");
  const words = useTranslations("words");
  const stepName = useStepName();
  const locale = useLocale();
  const month = (day: number | null | undefined) => (day == null ? "–" : (formatMonthOfDay(day, locale) ?? "–"));
  return (
    <details className={styles.details}>
      <summary>{t("asTable")}</summary>
      <ScrollRegion label={t("caption")}>
        <table className={`${tables.table} ${tables.compact}`}>
          <caption className={parts.hidden}>{t("caption")}</caption>
          <TableHead
            columns={["milestone", "stated", "happened", "p10", "p50", "p90", "known"]}
            title={(column) => t(`column.${column}`)}
          />
          <tbody>
            {rows.map((row) => {
              const rules = row.policySlugs.map((slug) => {
                const policy = policies.find((one) => one.slug === slug);
                return policy ? (locale === "ko" ? policy.titleKo : policy.titleEn) : slug;
              });
              return (
                <tr key={row.id}>
                  <th scope="row">
                    {title(row)}, {stepName(row.step, { key: row.key, permitType: row.indicator?.permitType })}
                  </th>
                  <td>
                    {row.stated.length === 0
                      ? "–"
                      : row.stated
                          .map(
                            ({ claim }) =>
                              `${formatPartialDate(claimDate(claim), locale)} (${words(`claimKind.${claim.kind}`)})`,
                          )
                          .join(" → ")}
                  </td>
                  <td>
                    {row.happened ? (
                      <time dateTime={toIsoDate(row.happened.day) ?? undefined}>
                        {formatPartialDate(claimDate(row.happened.claim), locale) ?? t("undated")} (
                        {words(`claimKind.${row.happened.kind}`)})
                      </time>
                    ) : (
                      "–"
                    )}
                  </td>
                  <td>{month(row.forecast?.p10)}</td>
                  <td>{month(row.forecast?.p50)}</td>
                  <td>{month(row.forecast?.p90)}</td>
                  <td>
                    {row.basis ? t(`basis.${row.basis}`) : "–"}
                    {row.chance < 1 && ` · ${t("mayBeRequired", { chance: formatPercent(row.chance, locale) })}`}
                    {rules.map((title) => ` · ${title}`)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  );
}
