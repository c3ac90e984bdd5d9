import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import parts from "@/app/_ui/parts.module.css";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import tables from "@/app/_ui/table.module.css";
import { Unknown } from "@/app/_ui/unknown";
import type { PhaseRecord } from "@/lib/domain/records";
import { formatDays } from "@/lib/format/dates";
import { formatMoney } from "@/lib/format/money";
import { formatNumber } from "@/lib/format/numbers";
import { phaseName } from "@/lib/format/phase-name";
import type { InternalRate } from "@/lib/money/internal-rate";
import type { EconomicPayback, KnownPhaseEconomics } from "@/lib/money/phase-economics";
import styles from "./economics.module.css";
import { columns, type EconomicsRow, economicsRows } from "./economics-rows";

type Props = { phase: PhaseRecord; economics: KnownPhaseEconomics };

/** The figures on plan and at P10, P50 and P90 of the draws that are not cancelled; what is unknown says why. */
export function EconomicsTable({ phase, economics }: Props) {
  const t = useTranslations("economics");
  const locale = useLocale();
  const rate = (value: number) => formatNumber(value, locale, { style: "percent", maximumFractionDigits: 1 });
  const caption = t("caption", { phase: phaseName(phase, locale) });
  return (
    <ScrollRegion label={caption}>
      <table className={`${tables.numbers} ${tables.compact} ${styles.table}`}>
        <caption className={parts.hidden}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t("figure")}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column === "plan" ? t("plan") : column.toUpperCase()}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {economicsRows(economics).map((row) => (
            <tr key={row.name} data-row={row.name} data-part={row.isPart || undefined}>
              <th scope="row">{t(`row.${row.name}`)}</th>
              {row.kind === "unknown" ? (
                <td colSpan={4}>
                  <Unknown reason={t(`why.${row.reason}`)} />
                </td>
              ) : row.kind === "fixed" ? (
                <>
                  <td>{formatMoney(row.usd, "USD", locale)}</td>
                  <td colSpan={3} className={styles.fixed}>
                    {t("sameInDraws")}
                  </td>
                </>
              ) : (
                columns.map((column) => (
                  <td key={column}>
                    <Cell row={row} column={column} rate={rate} />
                  </td>
                ))
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

type CellProps = {
  row: Exclude<EconomicsRow, { kind: "unknown" } | { kind: "fixed" }>;
  column: (typeof columns)[number];
  rate: (value: number) => string;
};

function Cell({ row, column, rate }: CellProps): ReactNode {
  const t = useTranslations("economics");
  const locale = useLocale();
  const cancelled = <Unknown word="–" reason={t("why.every-draw-cancelled")} />;
  switch (row.kind) {
    case "usd": {
      const value = row.of[column];
      return value === null ? cancelled : formatMoney(value, "USD", locale);
    }
    case "days": {
      const value = row.of[column];
      return value === null ? cancelled : formatDays(Math.round(value), locale);
    }
    case "rate": {
      const value: InternalRate | null = row.of[column];
      if (value === null) return cancelled;
      if (value.rate !== null) return rate(value.rate);
      const reason = value.reason === "no-sign-change" || value.reason === "no-root" ? value.reason : "other";
      return <Unknown reason={t(`why.${reason}`)} />;
    }
    case "months": {
      const value: EconomicPayback | null = row.of[column];
      if (value === null) return cancelled;
      if (value.reason !== null) return <Unknown word={t(`why.${value.reason}`)} />;
      const months = row.from === "capex" ? value.fromFirstCapexMonths : value.fromRevenueStartMonths;
      return t("months", { months });
    }
  }
}
