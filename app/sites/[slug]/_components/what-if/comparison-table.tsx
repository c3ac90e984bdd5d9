import { useLocale, useTranslations } from "next-intl";
import { memo } from "react";
import tables from "@/app/_ui/table.module.css";
import { TableHead } from "@/app/_ui/table-head";
import { formatDays, formatMonthOfDay } from "@/lib/format/dates";
import { formatPercent, formatPoints } from "@/lib/format/numbers";
import type { WhatIfOutlook } from "@/lib/what-if/outlook";
import styles from "./comparison.module.css";

const QUANTILES = ["p10", "p50", "p80", "p90"] as const;

type Props = {
  base: WhatIfOutlook;
  changed: WhatIfOutlook;
  /** Of a stated date ahead; null where none is. */
  announcedBasis: "promised" | "estimated" | null;
};

/** The forecast, the what-if and the difference, in figures. Cancelled and "later than ten years" stay two figures. */
export const ComparisonTable = memo(function ComparisonTable({ base, changed, announcedBasis }: Props) {
  const t = useTranslations("what-if");
  const locale = useLocale();
  const month = (day: number | null) => formatMonthOfDay(day, locale) ?? t("never");
  const percent = (share: number | null) => (share === null ? "–" : formatPercent(share, locale));
  const dayChange = (from: number | null, to: number | null) => {
    if (from === null || to === null) return from === to ? t("same") : "–";
    const days = Math.round(to - from);
    return days === 0 ? t("same") : `${days > 0 ? "+" : "−"}${formatDays(Math.abs(days), locale)}`;
  };
  const points = (from: number | null, to: number | null) => {
    if (from === null || to === null) return "–";
    const change = formatPoints(to - from, locale);
    return change === null ? t("same") : t("points", { points: change });
  };
  const shares = [
    ["cancelled", base.cancelled, changed.cancelled],
    ["notWithinTenYears", base.notWithinTenYears, changed.notWithinTenYears],
    ...(announcedBasis ? [["byAnnounced", base.byAnnounced, changed.byAnnounced] as const] : []),
    ["inServiceByAsOf", base.inServiceByAsOf, changed.inServiceByAsOf],
  ] as const;
  return (
    <table className={`${tables.numbers} ${tables.compact} ${styles.table}`} data-testid="what-if-table">
      <caption className={tables.hidden}>{t("tableCaption")}</caption>
      <TableHead columns={["figure", "base", "changed", "difference"]} title={(column) => t(`column.${column}`)} />
      <tbody>
        {QUANTILES.map((quantile) => {
          const [from, to] = [base.givenCompletion[quantile], changed.givenCompletion[quantile]];
          return (
            <tr key={quantile} data-row={quantile}>
              <th scope="row">{quantile.toUpperCase()}</th>
              <td>{month(from)}</td>
              <td>{month(to)}</td>
              <td>{dayChange(from, to)}</td>
            </tr>
          );
        })}
        {shares.map(([row, from, to]) => (
          <tr key={row} data-row={row}>
            <th scope="row">{t(`row.${row}`, { basis: announcedBasis ?? "promised" })}</th>
            <td>{percent(from)}</td>
            <td>{percent(to)}</td>
            <td>{points(from, to)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
});
