import { useLocale, useTranslations } from "next-intl";
import type { Pledge } from "@/app/_data/programmes";
import { Prose } from "@/app/_ui/prose";
import { formatMoney } from "@/lib/format/money";
import { formatMegawattFigure } from "@/lib/format/numbers";
import type { YearSeries } from "@/lib/money/calendar-years";
import type { YearQuantiles } from "@/lib/portfolio/in-service-sums";
import { type FanMark, fanGeometry } from "./fan-geometry";
import { FigureRange } from "./figure";
import styles from "./money.module.css";
import { writeTick } from "./quantity";
import { Standing } from "./standing";

const SIZE = { width: 380, height: 190, left: 44, right: 6, top: 10, bottom: 22 };

/** A claim to draw: who says it, and how it came to be a figure of these years. */
export type ClaimMark = FanMark & {
  claim: Pick<Pledge, "slug" | "claimant" | "claimantKo">;
  how: "claimed" | "spread-evenly";
};

type Props = { series: YearSeries; fan: YearQuantiles[]; marks: ClaimMark[] };

/** One series by year: P10–P90 as a band, P50 as a line, what is claimed beside it, and the same as a table. */
export function YearFan({ series, fan, marks }: Props) {
  const t = useTranslations("programmes.money.fans");
  const locale = useLocale();
  const isMegawatts = series === "energisedMegawatts";
  const write = (value: number) =>
    isMegawatts ? formatMegawattFigure(value, locale) : formatMoney(value, "USD", locale);
  const unit = isMegawatts ? "MW" : "USD";
  const g = fanGeometry(fan, marks, SIZE);
  const floor = SIZE.height - SIZE.bottom;
  const right = SIZE.width - SIZE.right;
  const said = fan.map(({ year, p10, p50, p90 }) =>
    t("point", { year: String(year), p10: write(p10), p50: write(p50), p90: write(p90) }),
  );
  return (
    <figure className={styles.figure}>
      <figcaption>
        <h3>
          {t(`series.${series}`)} <small>{t(`unit.${series}`)}</small>
        </h3>
      </figcaption>
      <svg
        viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
        className={styles.chart}
        role="img"
        aria-label={t("alt", { series: t(`series.${series}`), points: said.join("; ") })}
      >
        {g.yTicks.map(({ value, y }) => (
          <g key={value}>
            <line x1={SIZE.left} x2={right} y1={y} y2={y} className={styles.gridLine} />
            <text x={SIZE.left - 6} y={y + 4} textAnchor="end" className={styles.axis}>
              {isMegawatts ? write(value) : writeTick(value, locale)}
            </text>
          </g>
        ))}
        <line x1={SIZE.left} x2={right} y1={g.zeroY} y2={g.zeroY} className={styles.zero} />
        <path d={g.band} className={styles.band} />
        <path d={g.median} className={styles.median} />
        {g.dots.map(({ x, y }) => (
          <circle key={x} cx={x} cy={y} r={2.5} className={styles.dot} />
        ))}
        {g.marks.map(({ key, x, width, y, height, standing }) => (
          <g key={key} className={standing === "operators-own" ? styles.claimOwn : styles.claim}>
            {height > 0 && <rect x={x} width={width} y={y} height={height} className={styles.claimBand} />}
            <line x1={x} x2={x + width} y1={y} y2={y} />
            {height > 0 && <line x1={x} x2={x + width} y1={y + height} y2={y + height} />}
          </g>
        ))}
        {g.xTicks.map(({ year, x }) => (
          <text key={year} x={x} y={floor + 16} textAnchor="middle" className={styles.axis}>
            {year}
          </text>
        ))}
      </svg>
      <p className={styles.dim}>{marks.length === 0 ? t("noClaim") : null}</p>
      {marks.map((mark) => (
        <p key={mark.key} className={styles.dim}>
          <ClaimSwatch standing={mark.standing} />{" "}
          <FigureRange name={`mark.${series}`} low={mark.low} high={mark.high} unit={unit} />{" "}
          {t(`how.${mark.how}`, { from: String(mark.fromYear), to: String(mark.toYear) })} ·{" "}
          <a href={`#${mark.claim.slug}`}>
            <Prose text={mark.claim.claimant} korean={mark.claim.claimantKo} />
          </a>{" "}
          · <Standing standing={mark.standing} />
        </p>
      ))}
      <details className={styles.twin}>
        <summary>
          {t("table")}
          <span className={styles.hidden}> {t(`series.${series}`)}</span>
        </summary>
        <table className={styles.table}>
          <thead>
            <tr>
              {(["year", "p10", "p50", "p90", "mean"] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {fan.map(({ year, ...of }) => (
              <tr key={year}>
                <th scope="row">{year}</th>
                {(["p10", "p50", "p90", "mean"] as const).map((column) => (
                  <td key={column} data-figure={`fan.${series}.${year}.${column}`} data-value={of[column]}>
                    {write(of[column])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

function ClaimSwatch({ standing }: { standing: FanMark["standing"] }) {
  return (
    <svg
      width={22}
      height={10}
      aria-hidden="true"
      className={standing === "operators-own" ? styles.claimOwn : styles.claim}
    >
      <line x1={0} x2={22} y1={5} y2={5} />
    </svg>
  );
}
