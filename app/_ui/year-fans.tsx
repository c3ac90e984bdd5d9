import { scaleLinear } from "d3-scale";
import { area, line } from "d3-shape";
import { useTranslations } from "next-intl";
import { Unknown } from "./unknown";
import styles from "./year-fans.module.css";

type FanPoint = { year: number; mean: number; p10: number; p50: number; p90: number };

/** One small chart. `unknown`: why there are no figures, and then none are drawn. */
export type YearFanSeries = {
  key: string;
  title: string;
  unknown: string | null;
  points: readonly FanPoint[];
  format: (value: number) => string;
};

const WIDTH = 320;
const HEIGHT = 170;
const PAD = { top: 10, right: 12, bottom: 22, left: 64 };

/** Fans of sums by calendar year as small multiples: P10–P90 as a band, P50 as a line, and the same figures as tables. */
export function YearFans({ series }: { series: readonly YearFanSeries[] }) {
  return (
    <div className={styles.grid}>
      {series.map((one) => (
        <section key={one.key} className={styles.one} data-testid={`fan-${one.key}`}>
          <h3>{one.title}</h3>
          {one.unknown !== null || one.points.length === 0 ? (
            <Unknown reason={one.unknown ?? undefined} />
          ) : (
            <YearFan {...one} />
          )}
        </section>
      ))}
    </div>
  );
}

function YearFan({ title, points, format }: YearFanSeries) {
  const t = useTranslations("portfolio.chart");
  const years = points.map(({ year }) => year);
  const [from, to] = [Math.min(...years), Math.max(...years)];
  const low = Math.min(0, ...points.map(({ p10 }) => p10));
  const high = Math.max(0, ...points.map(({ p90 }) => p90));
  const x = scaleLinear([from, Math.max(to, from + 1)], [PAD.left, WIDTH - PAD.right]);
  const y = scaleLinear([low, high > low ? high : low + 1], [HEIGHT - PAD.bottom, PAD.top]).nice(6);
  const at = (point: FanPoint) => x(point.year);
  const band = area<FanPoint>(
    at,
    ({ p10 }) => y(p10),
    ({ p90 }) => y(p90),
  )([...points]);
  const median = line<FanPoint>(at, ({ p50 }) => y(p50))([...points]);
  const every = Math.ceil(points.length / 4);
  const inWords = (point: FanPoint) =>
    t("point", {
      year: String(point.year),
      p10: format(point.p10),
      p50: format(point.p50),
      p90: format(point.p90),
    });
  return (
    <>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className={styles.chart}
        role="img"
        aria-label={t("label", { title, points: points.map(inWords).join("; ") })}
      >
        {y.ticks(3).map((tick) => (
          <g key={tick}>
            <line
              x1={PAD.left}
              x2={WIDTH - PAD.right}
              y1={y(tick)}
              y2={y(tick)}
              className={tick === 0 ? styles.zero : styles.gridLine}
            />
            <text x={PAD.left - 6} y={y(tick) + 4} textAnchor="end" className={styles.axis}>
              {format(tick)}
            </text>
          </g>
        ))}
        <path d={band ?? ""} className={styles.band} />
        <path d={median ?? ""} className={styles.median} />
        {points
          .filter((_, index) => index % every === 0)
          .map((point) => (
            <text key={point.year} x={at(point)} y={HEIGHT - 6} textAnchor="middle" className={styles.axis}>
              {point.year}
            </text>
          ))}
      </svg>
      <details className={styles.twin}>
        <summary>{t("table")}</summary>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t("year")}</th>
              <th scope="col">P10</th>
              <th scope="col">P50</th>
              <th scope="col">P90</th>
              <th scope="col">{t("mean")}</th>
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.year}>
                <th scope="row">{point.year}</th>
                <td>{format(point.p10)}</td>
                <td>{format(point.p50)}</td>
                <td>{format(point.p90)}</td>
                <td>{format(point.mean)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}
