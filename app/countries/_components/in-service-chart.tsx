import { scaleLinear } from "d3-scale";
import { area, line } from "d3-shape";
import { useLocale, useTranslations } from "next-intl";
import type { CurvePoint } from "@/app/_data/readiness";
import { Unknown } from "@/app/_ui/unknown";
import { formatMegawattFigure, formatPercent } from "@/lib/format/numbers";
import type { Figure } from "@/lib/readiness/types";
import styles from "./countries.module.css";
import plain from "./plain-table.module.css";

const WIDTH = 440;
const HEIGHT = 210;
const PAD = { top: 18, right: 16, bottom: 22, left: 46 };

type Props = {
  curve: CurvePoint[];
  announced: Figure;
  /** The same years under a scenario, drawn over the curve; both are named. */
  compared?: { curve: CurvePoint[]; names: { curve: string; compared: string } };
};

/** The expected-MW curve as a drawing, with the announced MW as the line it can reach, and the same figures as a table. */
export function InServiceChart({ curve, announced, compared }: Props) {
  const t = useTranslations("countries");
  const locale = useLocale();
  const points = curve.flatMap(({ year, expected }) =>
    expected.value === null ? [] : [{ year, value: expected.value, covered: expected.covered, of: expected.of }],
  );
  const under = (compared?.curve ?? []).flatMap(({ year, expected }) =>
    expected.value === null ? [] : [{ year, value: expected.value, covered: expected.covered, of: expected.of }],
  );
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) {
    const reason = curve[0]?.expected.reason ?? "no_forecast";
    return <p className={styles.dim}>{t("economy.curveUnknown", { reason: t(`reason.${reason}`) })}</p>;
  }
  const megawatts = (value: number) => formatMegawattFigure(value, locale);
  const underText = (year: number) => {
    const found = under.find((point) => point.year === year);
    return found ? megawatts(found.value) : <Unknown />;
  };
  const top = Math.max(announced.value ?? 0, ...[...points, ...under].map((point) => point.value));
  const x = scaleLinear([first.year, Math.max(last.year, first.year + 1)], [PAD.left, WIDTH - PAD.right]);
  const y = scaleLinear([0, top * 1.05 || 1], [HEIGHT - PAD.bottom, PAD.top]).nice(4);
  const at = { x: (point: { year: number }) => x(point.year), y: (point: { value: number }) => y(point.value) };
  const path = line<(typeof points)[number]>(at.x, at.y)(points) ?? "";
  const fill = area<(typeof points)[number]>(at.x, y(0), at.y)(points) ?? "";
  const every = Math.ceil(points.length / 6);
  const labelOf = (of: typeof points) =>
    t("economy.curveLabel", {
      points: of.map(({ year, value }) => t("economy.curvePoint", { year, megawatts: megawatts(value) })).join("; "),
    });
  const label = compared
    ? `${compared.names.curve}: ${labelOf(points)} ${compared.names.compared}: ${labelOf(under)}`
    : labelOf(points);
  return (
    <>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={styles.chart} role="img" aria-label={label}>
        {y.ticks(4).map((tick) => (
          <g key={tick}>
            <line x1={PAD.left} x2={WIDTH - PAD.right} y1={y(tick)} y2={y(tick)} className={styles.gridLine} />
            <text x={PAD.left - 6} y={y(tick) + 4} textAnchor="end" className={styles.axis}>
              {megawatts(tick)}
            </text>
          </g>
        ))}
        {announced.value !== null && (
          <g>
            <line
              x1={PAD.left}
              x2={WIDTH - PAD.right}
              y1={y(announced.value)}
              y2={y(announced.value)}
              className={styles.announcedLine}
            />
            <text x={WIDTH - PAD.right} y={y(announced.value) - 5} textAnchor="end" className={styles.announcedLabel}>
              {t("economy.curveAnnounced", { megawatts: megawatts(announced.value) })}
            </text>
          </g>
        )}
        <path d={fill} className={styles.curveFill} />
        <path d={path} className={styles.curveLine} />
        {points.map((point) => (
          <circle key={point.year} cx={at.x(point)} cy={at.y(point)} r={3} className={styles.expected} />
        ))}
        {compared && (
          <>
            <path d={line<(typeof points)[number]>(at.x, at.y)(under) ?? ""} className={styles.comparedLine} />
            {under.map((point) => (
              <rect
                key={point.year}
                x={at.x(point) - 2.5}
                y={at.y(point) - 2.5}
                width={5}
                height={5}
                className={styles.comparedPoint}
              />
            ))}
          </>
        )}
        {points
          .filter((_, index) => index % every === 0)
          .map((point) => (
            <text key={point.year} x={at.x(point)} y={HEIGHT - 6} textAnchor="middle" className={styles.axis}>
              {point.year}
            </text>
          ))}
      </svg>
      {compared && (
        <p className={styles.dim}>
          <svg width={26} height={10} aria-hidden="true">
            <line x1={0} x2={26} y1={5} y2={5} className={styles.curveLine} />
            <circle cx={13} cy={5} r={3} className={styles.expected} />
          </svg>{" "}
          {compared.names.curve}{" "}
          <svg width={26} height={10} aria-hidden="true">
            <line x1={0} x2={26} y1={5} y2={5} className={styles.comparedLine} />
            <rect x={10.5} y={2.5} width={5} height={5} className={styles.comparedPoint} />
          </svg>{" "}
          {compared.names.compared}
        </p>
      )}
      <details className={styles.twin}>
        <summary>{t("economy.curveTable")}</summary>
        <table className={plain.table}>
          <thead>
            <tr>
              <th scope="col">{t("economy.curveYear")}</th>
              <th scope="col">{compared ? compared.names.curve : t("economy.curveExpected")}</th>
              {compared && <th scope="col">{compared.names.compared}</th>}
              <th scope="col">{t("economy.curveShare")}</th>
              <th scope="col">{t("economy.curveCoverage")}</th>
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.year}>
                <th scope="row">{point.year}</th>
                <td>{megawatts(point.value)}</td>
                {compared && <td>{underText(point.year)}</td>}
                <td>{announced.value ? formatPercent(point.value / announced.value, locale) : <Unknown word="–" />}</td>
                <td>{t("coverage", { covered: point.covered, of: point.of })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      <p className={styles.dim}>{t("economy.curveMeaning")}</p>
    </>
  );
}
