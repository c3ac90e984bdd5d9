import { useLocale, useTranslations } from "next-intl";
import { ValueAxis } from "@/app/_ui/axes";
import chart from "@/app/_ui/chart.module.css";
import { diamond } from "@/app/_ui/date-strip-geometry";
import { Legend } from "@/app/_ui/legend";
import { formatEpochDay, formatMonthOfDay } from "@/lib/format/dates";
import type { HistoryPoint } from "@/lib/track-record/history";
import styles from "./history.module.css";
import { historyGeometry } from "./history-geometry";

const SIZE = { width: 560, height: 210, left: 40, right: 8, top: 10, bottom: 24 };

type Props = {
  points: HistoryPoint[];
  /** Those that the picture's name lists. */
  noted: HistoryPoint[];
  happenedDay: number | null;
};

/** The fan over time: band P10–P90, line P50, steps of the announced date, and the day it happened. */
export function HistoryFan({ points, noted, happenedDay }: Props) {
  const t = useTranslations("track-record.history");
  const locale = useLocale();
  const g = historyGeometry(points, happenedDay, SIZE);
  const day = (epochDay: number) => formatEpochDay(epochDay, locale);
  const month = (epochDay: number | null) => formatMonthOfDay(epochDay, locale) ?? t("never");
  const said = noted.map((point) =>
    t("point", {
      date: day(point.asOfDay),
      kind: point.isReplay ? "replay" : "kept",
      p50: month(point.p50Day),
      p10: month(point.p10Day),
      p90: month(point.p90Day),
      announced: point.announcedDay === null ? "none" : month(point.announcedDay),
    }),
  );
  if (happenedDay !== null) said.push(t("happenedOn", { date: day(happenedDay) }));
  const right = SIZE.width - SIZE.right;
  const floor = SIZE.height - SIZE.bottom;
  const isApart = g.last.x - g.first.x > 90;
  return (
    <>
      <svg
        viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
        className={`${chart.chart} ${chart.wide}`}
        role="img"
        aria-label={t("alt", { points: said.join("; ") })}
      >
        <ValueAxis
          ticks={g.years.map(({ year, y }) => ({ value: year, y }))}
          left={SIZE.left}
          right={right}
          write={String}
        />
        {g.band && <path d={g.band} className={styles.band} />}
        {g.median && <path d={g.median} className={chart.median} />}
        {g.announced.map(({ from, to, y, basis }) => (
          <line
            key={`${from} ${y}`}
            x1={from}
            x2={to}
            y1={y}
            y2={y}
            className={basis === "estimated" ? styles.estimated : styles.announced}
          />
        ))}
        {g.marks.map(({ x, low, middle, high, isReplay }) => (
          <g key={x} className={isReplay ? styles.replay : undefined}>
            <line x1={x} x2={x} y1={low} y2={high} className={styles.whisker} />
            <circle cx={x} cy={middle} r={4.5} className={isReplay ? styles.hollow : chart.dot} />
          </g>
        ))}
        {g.happened !== null && (
          <>
            <line x1={SIZE.left} x2={right} y1={g.happened} y2={g.happened} className={styles.happened} />
            <path d={diamond(right - 6, g.happened, 5)} className={styles.actual} />
          </>
        )}
        <text x={g.first.x} y={floor + 16} textAnchor={isApart ? "start" : "middle"} className={chart.axis}>
          {day(g.first.day)}
        </text>
        {isApart && (
          <text x={g.last.x} y={floor + 16} textAnchor="end" className={chart.axis}>
            {day(g.last.day)}
          </text>
        )}
      </svg>
      <HistoryLegend points={points} hasHappened={happenedDay !== null} />
    </>
  );
}

function HistoryLegend({ points, hasHappened }: { points: HistoryPoint[]; hasHappened: boolean }) {
  const t = useTranslations("track-record.history.key");
  const marks = {
    median: (
      <>
        <line x1={0} x2={22} y1={7} y2={7} className={styles.swatch} />
        <circle cx={11} cy={7} r={4} className={chart.dot} />
      </>
    ),
    ...(points.some(({ isReplay }) => isReplay) && {
      replay: <circle cx={11} cy={7} r={4} className={styles.hollow} />,
    }),
    ...(points.some(({ announcedDay }) => announcedDay !== null) && {
      announced: <line x1={0} x2={22} y1={7} y2={7} className={styles.announced} />,
    }),
    ...(hasHappened && { happened: <path d={diamond(11, 7, 5)} className={styles.actual} /> }),
  };
  return <Legend marks={marks} textOf={t} />;
}
