import { useLocale, useTranslations } from "next-intl";
import { memo } from "react";
import { formatMonthOfDay } from "@/lib/format/dates";
import { formatNumber } from "@/lib/format/numbers";
import type { WhatIfOutlook } from "@/lib/what-if/outlook";
import styles from "./comparison.module.css";
import { comparisonGeometry } from "./comparison-geometry";

const SIZE = { width: 340, height: 150 };
const TOP = 8;

type Props = {
  base: WhatIfOutlook;
  changed: WhatIfOutlook;
  asOfDay: number;
  announced: { day: number; basis: "promised" | "estimated" } | null;
};

/** The chance that the phase earns by a day, under the what-if and, faint, as the forecast has it. */
export const ComparisonChart = memo(function ComparisonChart({ base, changed, asOfDay, announced }: Props) {
  const t = useTranslations("what-if");
  const locale = useLocale();
  const g = comparisonGeometry(base, changed, { asOfDay, announcedDay: announced?.day ?? null, size: SIZE });
  const month = (day: number | null) => formatMonthOfDay(day, locale) ?? t("never");
  const isRight = g.announcedX !== null && g.announcedX > SIZE.width * 0.6;
  return (
    <figure className={styles.figure}>
      <svg
        viewBox={`-2 0 ${SIZE.width + 4} ${SIZE.height + TOP + 18}`}
        role="img"
        aria-label={t("chartAlt", {
          base: month(base.givenCompletion.p50),
          changed: month(changed.givenCompletion.p50),
        })}
        data-testid="what-if-chart"
      >
        <g transform={`translate(0 ${TOP})`}>
          <line x1={0} x2={SIZE.width} y1={g.halfY} y2={g.halfY} className={styles.half} />
          <text x={2} y={g.halfY - 3} className={styles.dim}>
            {formatNumber(0.5, locale, { style: "percent" })}
          </text>
          <path d={g.base} className={styles.baseCurve} />
          <path d={g.changed} className={styles.changedCurve} data-testid="what-if-curve" />
          {announced && g.announcedX !== null && (
            <>
              <line x1={g.announcedX} x2={g.announcedX} y1={0} y2={SIZE.height} className={styles.announced} />
              <text
                x={g.announcedX + (isRight ? -4 : 4)}
                y={10}
                textAnchor={isRight ? "end" : "start"}
                className={styles.accent}
              >
                {t("announced", { basis: announced.basis })}
              </text>
            </>
          )}
          <line x1={0} x2={SIZE.width} y1={SIZE.height} y2={SIZE.height} className={styles.floor} />
          {g.years.map(({ year, x }, i) => (
            <text
              key={year}
              x={x}
              y={SIZE.height + 14}
              textAnchor={i === 0 ? "start" : "middle"}
              className={styles.dim}
            >
              {year}
            </text>
          ))}
        </g>
      </svg>
      <figcaption>
        <span data-curve="changed">{t("changedLine")}</span> <span data-curve="base">{t("baseLine")}</span>
      </figcaption>
    </figure>
  );
});
