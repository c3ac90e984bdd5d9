import { useLocale, useTranslations } from "next-intl";
import parts from "@/app/_ui/parts.module.css";
import tables from "@/app/_ui/table.module.css";
import { TableHead } from "@/app/_ui/table-head";
import { formatPercent } from "@/lib/format/numbers";
import type { IntervalCoverage } from "@/lib/track-record/summary";
import styles from "./track-record.module.css";

/** How often the outcome lay inside the central intervals; those that reach the horizon cover whatever is still open. */
export function CoverageTable({ coverage, n }: { coverage: IntervalCoverage[]; n: number }) {
  const t = useTranslations("track-record.coverage");
  const locale = useLocale();
  return (
    <figure className={styles.figure}>
      <figcaption>
        <h3>{t("title")}</h3>
      </figcaption>
      <table className={`${tables.numbers} ${tables.auto} ${styles.table}`}>
        <TableHead columns={["level", "share", "beyond"]} title={(column) => t(`column.${column}`)} />
        <tbody>
          {coverage.map(({ level, share, beyondShare }) => (
            <tr key={level}>
              <th scope="row">{formatPercent(level / 100, locale)}</th>
              <td>{formatPercent(share, locale)}</td>
              <td>{formatPercent(beyondShare, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={parts.dim}>{t("meaning", { n })}</p>
    </figure>
  );
}
