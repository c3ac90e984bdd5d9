import { useLocale, useTranslations } from "next-intl";
import { usdText } from "@/app/_ui/money-text";
import parts from "@/app/_ui/parts.module.css";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import tables from "@/app/_ui/table.module.css";
import { formatPoints } from "@/lib/format/numbers";
import styles from "./money.module.css";
import { type TornadoRow, tornadoBars } from "./tornado-bars";

type Props = {
  rows: readonly TornadoRow[];
  /** What is moved, for those who hear the table. */
  figure: string;
};

/** How far each assumption moves a figure at its low and high end, widest first; "none" where nothing moves. */
export function Tornado({ rows, figure }: Props) {
  const t = useTranslations("site.money.tornado");
  const { bars, zero } = tornadoBars(rows);
  const caption = t("caption", { figure });
  return (
    <ScrollRegion label={caption}>
      <table className={`${tables.numbers} ${tables.compact} ${styles.tornado}`}>
        <caption className={parts.hidden}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t("what")}</th>
            <td />
            <th scope="col">{t("low")}</th>
            <th scope="col">{t("high")}</th>
          </tr>
        </thead>
        <tbody>
          {bars.map(({ name, lowChange, highChange, unit, spans }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {spans === null ? (
                <td colSpan={3} className={parts.unknown}>
                  {t("none")}
                </td>
              ) : (
                <>
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
                    <Change value={lowChange} unit={unit} />
                  </td>
                  <td>
                    <Change value={highChange} unit={unit} />
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Change({ value, unit }: { value: number; unit: TornadoRow["unit"] }) {
  const t = useTranslations("site.money");
  const locale = useLocale();
  if (value === 0) return t("tornado.none");
  if (unit === "usd") return `${value > 0 ? "+" : ""}${usdText(value, locale)}`;
  const points = formatPoints(value, locale);
  return points === null ? t("netPresentValue.noChange") : t("netPresentValue.points", { points });
}
