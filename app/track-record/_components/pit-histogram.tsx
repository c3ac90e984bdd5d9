import { scaleLinear } from "d3-scale";
import { useTranslations } from "next-intl";
import { ValueAxis } from "@/app/_ui/axes";
import chart from "@/app/_ui/chart.module.css";
import parts from "@/app/_ui/parts.module.css";
import tables from "@/app/_ui/table.module.css";
import type { TrackRecord } from "@/lib/track-record/summary";
import styles from "./track-record.module.css";

const WIDTH = 240;
const HEIGHT = 200;
const PAD = { top: 8, right: 8, bottom: 34, left: 30 };

/** Where in the forecast's own range the outcome fell: flat is right, a U too narrow, a hump too wide, a slope too early or too late. */
export function PitHistogram({ counts, test }: TrackRecord["pit"]) {
  const t = useTranslations("track-record.pit");
  const n = counts.reduce((sum, count) => sum + count, 0);
  const expected = n / counts.length;
  const y = scaleLinear([0, Math.max(1, ...counts)], [HEIGHT - PAD.bottom, PAD.top]).nice(4);
  const x = scaleLinear([0, counts.length], [PAD.left, WIDTH - PAD.right]);
  const bins = counts.map((count, i) => ({
    count,
    from: x(i) + 1,
    width: x(i + 1) - x(i) - 2,
    range: t("range", { from: (i / counts.length).toFixed(1), to: ((i + 1) / counts.length).toFixed(1) }),
  }));
  return (
    <figure className={styles.figure}>
      <figcaption>
        <h3>{t("title")}</h3>
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className={`${chart.chart} ${chart.narrow}`}
        role="img"
        aria-label={t("alt", { n, counts: bins.map(({ range, count }) => `${range}: ${count}`).join("; ") })}
      >
        <ValueAxis
          ticks={y
            .ticks(4)
            .filter(Number.isInteger)
            .map((value) => ({ value, y: y(value) }))}
          left={PAD.left}
          right={WIDTH - PAD.right}
          write={String}
          gap={5}
        />
        {bins.map(({ count, from, width, range }) => (
          <rect key={range} x={from} width={width} y={y(count)} height={y(0) - y(count)} className={styles.column} />
        ))}
        <line x1={PAD.left} x2={WIDTH - PAD.right} y1={y(expected)} y2={y(expected)} className={styles.ideal} />
        <text x={PAD.left} y={HEIGHT - 19} className={chart.axis}>
          0
        </text>
        <text x={WIDTH - PAD.right} y={HEIGHT - 19} textAnchor="end" className={chart.axis}>
          1
        </text>
        <text x={(PAD.left + WIDTH - PAD.right) / 2} y={HEIGHT - 5} textAnchor="middle" className={chart.axis}>
          {t("axis")}
        </text>
      </svg>
      <details className={chart.twin}>
        <summary>{t("table")}</summary>
        <table className={`${tables.numbers} ${tables.auto} ${styles.table}`}>
          <thead>
            <tr>
              <th scope="col">{t("column.range")}</th>
              <th scope="col">{t("column.n")}</th>
            </tr>
          </thead>
          <tbody>
            {bins.map(({ range, count }) => (
              <tr key={range}>
                <th scope="row">{range}</th>
                <td>{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      <p className={parts.dim}>
        {t("meaning")} {test && t("test", { distance: test.distance.toFixed(2), p: test.pValue.toFixed(2) })}
      </p>
    </figure>
  );
}
