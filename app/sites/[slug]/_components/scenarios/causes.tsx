import { useTranslations } from "next-intl";
import parts from "@/app/_ui/parts.module.css";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import tables from "@/app/_ui/table.module.css";
import site from "../site.module.css";
import { causeBars, type FigureRow, groupsOf, unitOf } from "./difference-view";
import { useFigureText } from "./figure-text";
import styles from "./scenarios.module.css";

/** Why two scenarios differ: a bar for each cause of each figure, and the same as a table whose rows add up. */
export function Causes({ rows }: { rows: FigureRow[] }) {
  const t = useTranslations("scenarios.card");
  const groupName = useTranslations("scenarios.group");
  const text = useFigureText();
  const drawn = rows.flatMap((row) => {
    const bars = causeBars(row.difference);
    return bars ? [{ ...row, bars }] : [];
  });
  const groups = groupsOf(rows);
  return (
    <div className={styles.causes}>
      <h3>{t("causes")}</h3>
      {drawn.map(({ figure, bars: { bars, zero } }) => (
        <div key={figure} className={styles.figure} data-figure={figure}>
          <span className={styles.figureName}>{t(`row.${figure}`)}</span>
          {bars.map(({ group, change, left, width }) => (
            <div key={group} className={styles.cause}>
              <span>{groupName(group)}</span>
              <span className={styles.track} aria-hidden="true">
                <i data-sign={change < 0 ? "down" : "up"} style={{ left: `${left}%`, width: `${width}%` }} />
                <u style={{ left: `${zero}%` }} />
              </span>
              <b>{text.change(unitOf[figure], change)}</b>
            </div>
          ))}
        </div>
      ))}
      {drawn.length === 0 && <p className={styles.note}>{t("noChange")}</p>}
      {rows.some(({ difference }) => difference.causes === null && difference.from !== difference.to) && (
        <p className={styles.note}>{t("causesUnknown")}</p>
      )}
      <p className={styles.note}>{t("causesNote")}</p>
      <details className={site.details}>
        <summary>{t("asTable")}</summary>
        <ScrollRegion label={t("causesCaption")}>
          <table className={`${tables.numbers} ${tables.compact} ${styles.table}`}>
            <caption className={parts.hidden}>{t("causesCaption")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("figure")}</th>
                {groups.map((group) => (
                  <th key={group} scope="col">
                    {groupName(group)}
                  </th>
                ))}
                <th scope="col">{t("total")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ figure, difference: { causes, change } }) => (
                <tr key={figure}>
                  <th scope="row">{t(`row.${figure}`)}</th>
                  {groups.map((group) => {
                    const cause = causes?.find((one) => one.group === group);
                    return <td key={group}>{cause ? text.change(unitOf[figure], cause.change) : "–"}</td>;
                  })}
                  <td>
                    <b>{change === null ? "–" : text.change(unitOf[figure], change)}</b>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </details>
    </div>
  );
}
