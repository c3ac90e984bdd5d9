import { useLocale, useTranslations } from "next-intl";
import { toIsoDate } from "@/lib/domain/dates";
import { formatMonth } from "@/lib/format/dates";
import chart from "./chart.module.css";
import styles from "./date-strip.module.css";
import { diamond, type StripDates, type StripWindow, stripGeometry } from "./date-strip-geometry";

const STRIP_WIDTH = 172;
const MIDDLE = 9;

type Props = { dates: StripDates; window: StripWindow; todayDay: number; width?: number };

/** A row's dates in the one grammar: green diamond actual, blue hollow diamond promised (dashed: estimated), amber bar P10–P90. */
export function DateStrip({ dates, window, todayDay, width = STRIP_WIDTH }: Props) {
  const label = useStripLabel(dates, todayDay);
  const g = stripGeometry(dates, window, todayDay, width);
  const isEstimate = dates.stated?.basis === "estimated";
  return (
    <svg className={styles.strip} width={width} height={MIDDLE * 2} role="img" aria-label={label}>
      <title>{label}</title>
      {g.years.map(({ year, x }) => (
        <line key={year} x1={x} x2={x} y1={0} y2={MIDDLE * 2} className={chart.gridLine} />
      ))}
      <line x1={g.today} x2={g.today} y1={0} y2={MIDDLE * 2} className={styles.today} />
      {g.bar && (
        <line
          x1={g.bar.from.x}
          x2={Math.max(g.bar.to.x, g.bar.from.x + 1)}
          y1={MIDDLE}
          y2={MIDDLE}
          className={styles.bar}
        />
      )}
      {g.bar?.to.beyond && <path d={`M${g.bar.to.x} ${MIDDLE - 4}l5 4l-5 4z`} className={styles.arrow} />}
      {g.p80 && !g.p80.beyond && (
        <line x1={g.p80.x} x2={g.p80.x} y1={MIDDLE - 5} y2={MIDDLE + 5} className={styles.p80} />
      )}
      {g.first && g.stated && (
        <line
          x1={g.first.x}
          x2={g.stated.x}
          y1={MIDDLE}
          y2={MIDDLE}
          className={g.stated.x > g.first.x ? styles.slip : styles.gain}
        />
      )}
      {g.first && (
        <path d={diamond(g.first.x, MIDDLE, 4)} className={isEstimate ? styles.firstEstimated : styles.firstPromised} />
      )}
      {g.median && <circle cx={g.median.x} cy={MIDDLE} r={4} className={styles.median} />}
      {g.stated && (
        <path d={diamond(g.stated.x, MIDDLE, 5)} className={isEstimate ? styles.estimated : styles.promised} />
      )}
      {g.actual && <path d={diamond(g.actual.x, MIDDLE, 5)} className={styles.actual} />}
    </svg>
  );
}

/** The drawing in words: its accessible name. */
function useStripLabel(dates: StripDates, todayDay: number): string {
  const t = useTranslations("shell.strip");
  const locale = useLocale();
  const month = (day: number | null) => {
    const iso = day === null ? null : toIsoDate(day);
    return iso === null ? t("never") : formatMonth(iso, locale);
  };
  const { stated } = dates;
  const said: string[] = [];
  if (dates.actual !== null) said.push(t("actual", { date: month(dates.actual) }));
  else if (dates.p50 === null) said.push(t("none"));
  else {
    said.push(t("forecast", { p10: month(dates.p10), p90: month(dates.p90), p50: month(dates.p50) }));
    said.push(t("p80", { p80: month(dates.p80) }));
    if (dates.p50 <= todayDay) said.push(t("unseen"));
  }
  if (stated) {
    said.push(t(stated.basis, { date: month(stated.day) }));
    if (stated.firstDay !== null && stated.firstDay !== stated.day) {
      const key = stated.basis === "promised" ? "firstPromised" : "firstEstimated";
      said.push(t(key, { date: month(stated.firstDay) }));
    }
  }
  return said.join("; ");
}

/** The years above a column of strips, as many labels as fit. */
export function StripYears({ window, width = STRIP_WIDTH }: { window: StripWindow; width?: number }) {
  const none: StripDates = { p10: null, p50: null, p80: null, p90: null, stated: null, actual: null };
  const { years } = stripGeometry(none, window, 0, width);
  const every = Math.max(1, Math.ceil((years.length * 36) / width));
  return (
    <svg className={styles.strip} width={width} height={13} aria-hidden="true">
      {years
        .filter((_, i) => i % every === 0)
        .map(({ year, x }) => (
          <text key={year} x={Math.min(width - 13, Math.max(13, x))} y={10} textAnchor="middle" className={chart.axis}>
            {year}
          </text>
        ))}
    </svg>
  );
}
