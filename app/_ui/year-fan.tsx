import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { YearQuantiles } from "@/lib/portfolio/in-service-sums";
import { ValueAxis, YearAxis } from "./axes";
import chart from "./chart.module.css";
import { type FanMark, type FanSize, fanGeometry } from "./fan-geometry";
import parts from "./parts.module.css";
import { ScrollRegion } from "./scroll-region";
import tables from "./table.module.css";

const figures = ["p10", "p50", "p90", "mean"] as const;
const PADDING = { top: 10, bottom: 22 };
const PLAIN: FanSize = {
  ...PADDING,
  width: 320,
  height: 170,
  left: 64,
  right: 12,
  valueTicks: 3,
  niceTicks: 6,
  yearWidth: 62,
};
const MARKED: FanSize = {
  ...PADDING,
  width: 380,
  height: 190,
  left: 52,
  right: 6,
  valueTicks: 4,
  niceTicks: 4,
  yearWidth: 34,
};

type Props = {
  /** Names the table's figures for programs: `fan.<name>.<year>.<p10, p50, p90 or mean>`. */
  name: string;
  title: string;
  /** The picture in words. */
  alt: string;
  fan: readonly YearQuantiles[];
  /** The same at fixed prices, where `fan` is with prices drawn. */
  fixed?: readonly YearQuantiles[];
  /** What is claimed of these years, maybe nothing; without it the chart is a small one. */
  marks?: readonly FanMark[];
  write: (value: number) => string;
  /** At the axis, where it differs. */
  writeTick?: (value: number) => string;
  /** Between the picture and its table. */
  children?: ReactNode;
};

/** One series by year: P10–P90 as a band, P50 as a line, at fixed prices P10 and P90 as two lines, what is claimed beside it; and as a table. */
export function YearFan({ name, title, alt, fan, fixed, marks, write, writeTick = write, children }: Props) {
  const t = useTranslations("portfolio.chart");
  const size = marks ? MARKED : PLAIN;
  const g = fanGeometry(fan, marks ?? null, size, fixed);
  return (
    <>
      <svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        className={marks ? chart.chart : `${chart.chart} ${chart.small}`}
        role="img"
        aria-label={alt}
      >
        <ValueAxis
          ticks={g.valueTicks}
          left={size.left}
          right={size.width - size.right}
          write={writeTick}
          isZeroMarked
        />
        <path d={g.band} className={chart.band} />
        {fixed && <path d={g.within} className={chart.fixed} />}
        <path d={g.median} className={chart.median} />
        {g.dots.map(({ x, y }) => (
          <circle key={x} cx={x} cy={y} r={2.5} className={chart.dot} />
        ))}
        {g.marks.map(({ key, x, width, y, height, standing }) => (
          <g key={key} className={standing === "operators-own" ? chart.claimOwn : chart.claim}>
            {height > 0 && <rect x={x} width={width} y={y} height={height} className={chart.claimBand} />}
            <line x1={x} x2={x + width} y1={y} y2={y} />
            {height > 0 && <line x1={x} x2={x + width} y1={y + height} y2={y + height} />}
          </g>
        ))}
        <YearAxis ticks={g.yearTicks} height={size.height} />
      </svg>
      {children}
      <details className={chart.twin}>
        <summary>
          {t("table")}
          <span className={parts.hidden}> {title}</span>
        </summary>
        <ScrollRegion label={title}>
          <table className={`${tables.numbers} ${marks ? tables.auto : tables.dense}`}>
            <thead>
              <tr>
                <th scope="col">{t("year")}</th>
                <th scope="col">P10</th>
                <th scope="col">P50</th>
                <th scope="col">P90</th>
                <th scope="col">{t("mean")}</th>
                {fixed && <th scope="col">{t("fixed")}</th>}
              </tr>
            </thead>
            <tbody>
              {fan.map(({ year, ...of }, i) => (
                <tr key={year}>
                  <th scope="row">{year}</th>
                  {figures.map((figure) => (
                    <td key={figure} data-figure={`fan.${name}.${year}.${figure}`} data-value={of[figure]}>
                      {write(of[figure])}
                    </td>
                  ))}
                  {fixed?.[i] && (
                    <td>
                      {write(fixed[i].p10)} – {write(fixed[i].p90)}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </details>
    </>
  );
}
