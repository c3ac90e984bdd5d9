import { scaleLinear } from "d3-scale";
import { useLocale, useTranslations } from "next-intl";
import { ValueAxis } from "@/app/_ui/axes";
import chart from "@/app/_ui/chart.module.css";
import parts from "@/app/_ui/parts.module.css";
import tables from "@/app/_ui/table.module.css";
import { TableHead } from "@/app/_ui/table-head";
import { formatPercent } from "@/lib/format/numbers";
import type { CalibrationBin } from "@/lib/scoring/calibration";
import styles from "./track-record.module.css";

const SIZE = 240;
const PAD = { top: 8, right: 20, bottom: 36, left: 42 };
const ticks = [0, 0.25, 0.5, 0.75, 1];

/** Said against seen: each bin's mean chance and the share that happened, with its interval and number; on the diagonal is right. */
export function CalibrationPlot({ bins }: { bins: CalibrationBin[] }) {
  const t = useTranslations("track-record.calibration");
  const locale = useLocale();
  const percent = (share: number) => formatPercent(share, locale);
  const x = scaleLinear([0, 1], [PAD.left, SIZE - PAD.right]);
  const y = scaleLinear([0, 1], [SIZE - PAD.bottom, PAD.top]);
  const said = bins.map((bin) =>
    t("bin", { said: percent(bin.meanProbability), seen: percent(bin.observedShare), n: bin.n }),
  );
  return (
    <figure className={styles.figure}>
      <figcaption>
        <h3>{t("title")}</h3>
      </figcaption>
      <svg
        viewBox={`0 0 ${SIZE} ${SIZE}`}
        className={`${chart.chart} ${chart.narrow}`}
        role="img"
        aria-label={t("alt", { bins: said.join("; ") })}
      >
        <ValueAxis ticks={ticks.map((value) => ({ value, y: y(value) }))} left={x(0)} right={x(1)} write={percent} />
        {ticks.map((tick) => (
          <text key={tick} x={x(tick)} y={y(0) + 16} textAnchor="middle" className={chart.axis}>
            {percent(tick)}
          </text>
        ))}
        <text x={(x(0) + x(1)) / 2} y={SIZE - 5} textAnchor="middle" className={chart.axis}>
          {t("axis")}
        </text>
        <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} className={styles.ideal} />
        {bins.map((bin) => (
          <g key={bin.meanProbability}>
            <line
              x1={x(bin.meanProbability)}
              x2={x(bin.meanProbability)}
              y1={y(bin.low)}
              y2={y(bin.high)}
              className={styles.whisker}
            />
            <circle cx={x(bin.meanProbability)} cy={y(bin.observedShare)} r={4} className={chart.dot} />
          </g>
        ))}
      </svg>
      <details className={chart.twin}>
        <summary>{t("table")}</summary>
        <table className={`${tables.numbers} ${tables.auto} ${styles.table}`}>
          <TableHead columns={["said", "seen", "interval", "n"]} title={(column) => t(`column.${column}`)} />
          <tbody>
            {bins.map((bin) => (
              <tr key={bin.meanProbability}>
                <th scope="row">{percent(bin.meanProbability)}</th>
                <td>{percent(bin.observedShare)}</td>
                <td>
                  {percent(bin.low)}–{percent(bin.high)}
                </td>
                <td>{bin.n}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      <p className={parts.dim}>{t("meaning")}</p>
    </figure>
  );
}
