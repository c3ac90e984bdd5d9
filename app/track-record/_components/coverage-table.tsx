import { useLocale, useTranslations } from "next-intl";
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
      <table className={styles.table}>
        <thead>
          <tr>
            {(["level", "share", "beyond"] as const).map((column) => (
              <th key={column} scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
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
      <p className={styles.dim}>{t("meaning", { n })}</p>
    </figure>
  );
}
