import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { shareOfCapitalText, usdText } from "@/app/_ui/money-text";
import parts from "@/app/_ui/parts.module.css";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import tables from "@/app/_ui/table.module.css";
import type { KnownPhaseMoney, MoneyFigure } from "@/lib/money/phase-money-types";
import styles from "./money.module.css";

type Props = {
  id: "delayCost" | "capitalAtRisk" | "netPresentValue";
  /** The figure itself, in a few words. */
  headline: ReactNode;
  definition: string;
  children: ReactNode;
};

/** One of the three figures: its name and value, its definition where it stands, and its table. */
export function NamedFigure({ id, headline, definition, children }: Props) {
  const t = useTranslations("site.money");
  return (
    <section className={styles.figure} aria-labelledby={`money-${id}`} data-money={id}>
      <h3 id={`money-${id}`}>
        {t(`${id}.name`)} <b data-testid={id}>{headline}</b>
      </h3>
      <details className={styles.definition}>
        <summary>{t("definition")}</summary>
        <p>{definition}</p>
      </details>
      {children}
    </section>
  );
}

type Cells = { name: string; label: string; cells: ReactNode[]; isPart?: boolean; isMain?: boolean };
type TableProps = { caption: string; columns: readonly string[]; rows: readonly Cells[] };

/** A figure's table: one row a line, parts set in under the row that they belong to. */
export function FigureTable({ caption, columns, rows }: TableProps) {
  const t = useTranslations("site.money");
  return (
    <ScrollRegion label={caption}>
      <table className={`${tables.numbers} ${tables.compact} ${styles.table}`}>
        <caption className={parts.hidden}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t("figure")}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, label, cells, isPart, isMain }) => (
            <tr key={name} data-row={name} data-part={isPart || undefined} data-main={isMain || undefined}>
              <th scope="row">{label}</th>
              {cells.map((cell, i) => (
                <td key={columns[i]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** A cell's amount with its share of the capital under it, or the share alone where dollars are unknown. */
export function Money({ of: { usd, shareOfCapital } }: { of: MoneyFigure }) {
  const locale = useLocale();
  const share = shareOfCapitalText(shareOfCapital, locale);
  if (usd === null) return share;
  return (
    <>
      {usdText(usd, locale)}
      <small>{share}</small>
    </>
  );
}

/** `$265M · 19% of capital`; where dollars are unknown the share, which says when the capital is a default. */
export function useHeadlineText({ capital }: KnownPhaseMoney) {
  const t = useTranslations("site.money.of");
  const locale = useLocale();
  return ({ usd, shareOfCapital }: MoneyFigure): string => {
    const share = t(capital.source, { share: shareOfCapitalText(shareOfCapital, locale) });
    return usd === null ? share : `${usdText(usd, locale)} · ${share}`;
  };
}
