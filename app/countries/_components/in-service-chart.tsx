import { scaleLinear } from "d3-scale";
import { area, line } from "d3-shape";
import { useLocale, useTranslations } from "next-intl";
import type { CurvePoint } from "@/app/_data/readiness";
import { ValueAxis, YearAxis } from "@/app/_ui/axes";
import chart from "@/app/_ui/chart.module.css";
import tables from "@/app/_ui/table.module.css";
import { Unknown } from "@/app/_ui/unknown";
import { formatMegawattFigure, formatPercent } from "@/lib/format/numbers";
import type { Figure } from "@/lib/readiness/types";
import styles from "./countries.module.css";

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
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={`${chart.chart} ${chart.wide}`} role="img" aria-label={label}>
        <ValueAxis
          ticks={y.ticks(4).map((value) => ({ value, y: y(value) }))}
          left={PAD.left}
          right={WIDTH - PAD.right}
          write={megawatts}
        />
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
        <path d={path} className={chart.median} />
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
        <YearAxis
          ticks={points
            .filter((_, index) => index % every === 0)
            .map((point) => ({ year: point.year, x: at.x(point) }))}
          height={HEIGHT}
        />
      </svg>
      {compared && (
        <p className={styles.dim}>
          <svg width={26} height={10} aria-hidden="true">
            <line x1={0} x2={26} y1={5} y2={5} className={chart.median} />
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
      <details className={chart.twin}>
        <summary>{t("economy.curveTable")}</summary>
        <table className={`${tables.table} ${tables.wide}`}>
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
