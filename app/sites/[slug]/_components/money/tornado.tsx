import { useLocale, useTranslations } from "next-intl";
import { usdText } from "@/app/_ui/money-text";
import parts from "@/app/_ui/parts.module.css";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import tables from "@/app/_ui/table.module.css";
import { formatPoints } from "@/lib/format/numbers";
import styles from "./money.module.css";
import { type BarRow, tornadoBars } from "./tornado-bars";

type Props = {
  /** What is moved. */
  figure: string;
  rows: readonly BarRow[];
  /** The names of the assumptions that move it by nothing. */
  still: readonly string[];
};

/** How far each assumption moves a figure at its low and at its high value, widest first, and which of them do not. */
export function Tornado({ rows, still, figure }: Props) {
  const t = useTranslations("site.money.tornado");
  const { bars, zero } = tornadoBars(rows);
  const caption = t("caption", { figure });
  const unit = rows[0]?.unit;
  return (
    <div className={styles.figure}>
      <h4 className={styles.moved}>{unit ? t("moves", { figure, unit: t(`unit.${unit}`) }) : figure}</h4>
      {bars.length > 0 && (
        <ScrollRegion label={caption}>
          <table className={`${tables.numbers} ${tables.compact} ${styles.table} ${styles.tornado}`}>
            <caption className={parts.hidden}>{caption}</caption>
            <thead>
              <tr>
                <th scope="col">{t("what")}</th>
                <td />
                <th scope="col" data-end="low">
                  {t("low")}
                </th>
                <th scope="col" data-end="high">
                  {t("high")}
                </th>
              </tr>
            </thead>
            <tbody>
              {bars.map(({ name, ends, lowChange, highChange, spans, ...bar }) => (
                <tr key={name}>
                  <th scope="row">
                    {name} <small>{ends}</small>
                  </th>
                  <td>
                    <span className={styles.track} aria-hidden="true">
                      {(["low", "high"] as const).map((end) => (
                        <i
                          key={end}
                          data-end={end}
                          style={{ left: `${spans[end].left}%`, width: `${spans[end].width}%` }}
                        />
                      ))}
                      <u style={{ left: `${zero}%` }} />
                    </span>
                  </td>
                  <td>
                    <Change value={lowChange} unit={bar.unit} />
                  </td>
                  <td>
                    <Change value={highChange} unit={bar.unit} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {still.length > 0 && <p className={styles.note}>{t("still", { names: still.join(", ") })}</p>}
    </div>
  );
}

/** In the picture's unit; what is written as nothing is "none". */
function Change({ value, unit }: { value: number; unit: BarRow["unit"] }) {
  const t = useTranslations("site.money.tornado");
  const locale = useLocale();
  if (unit === "share") return formatPoints(value, locale) ?? t("none");
  if (Math.abs(value) < 0.5) return t("none");
  return `${value > 0 ? "+" : ""}${usdText(value, locale)}`;
}
