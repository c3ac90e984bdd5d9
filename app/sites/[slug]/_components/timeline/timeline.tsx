import { useLocale, useTranslations } from "next-intl";
import chart from "@/app/_ui/chart.module.css";
import strip from "@/app/_ui/date-strip.module.css";
import type { PhaseAssessment } from "@/lib/assessment/types";
import type { PhaseRecord, PolicyRecord } from "@/lib/domain/records";
import { formatPercent } from "@/lib/format/numbers";
import { gateTitle } from "../gate-title";
import { useStepName } from "../step-name";
import styles from "./timeline.module.css";
import { TimelineLegend } from "./timeline-legend";
import { TimelineMarks } from "./timeline-marks";
import { timelineRows } from "./timeline-rows";
import { timelineScale } from "./timeline-scale";
import { TimelineTable } from "./timeline-table";
import { UndrawnIndicators } from "./undrawn-indicators";

type Props = { phase: PhaseRecord; assessment: PhaseAssessment | null; policies: PolicyRecord[]; todayDay: number };

/** The chain of leading indicators: promises and their slips, what happened, what is likely; the same as a table below. */
export function Timeline({ phase, assessment, policies, todayDay }: Props) {
  const t = useTranslations("site.timeline");
  const stepName = useStepName();
  const locale = useLocale();
  const rows = timelineRows(phase, assessment);
  const scale = timelineScale(rows, todayDay);
  const announcedDay = assessment?.announced?.latest.latestDay ?? null;
  const title = (row: (typeof rows)[number]) =>
    row.isRevenue
      ? t("revenue")
      : gateTitle({ indicatorId: row.indicator?.id ?? null, kind: row.kind, key: row.key }, phase, locale);
  const every = Math.max(1, Math.ceil(scale.years.length / 9));
  return (
    <>
      <div className={styles.chain} aria-hidden="true">
        <div className={styles.axis}>
          {scale.years.slice(0, -1).map(({ year, percent }, i) => (
            <span
              key={year}
              style={{ left: `${percent}%` }}
              data-minor={i % every === 0 ? undefined : ""}
              data-odd={i % (every * 2) === 0 ? undefined : ""}
            >
              {year}
            </span>
          ))}
        </div>
        {rows.map((row) => (
          <div key={row.id} className={row.isRevenue ? styles.revenue : styles.row}>
            <div className={styles.label}>
              <span>{title(row)}</span>
              <small>
                {stepName(row.step, { key: row.key, permitType: row.indicator?.permitType })}
                {row.basis && row.basis !== "actual" && ` · ${t(`basis.${row.basis}`)}`}
                {row.policySlugs.length > 0 && ` · ${t("byRule")}`}
                {row.chance < 1 && ` · ${t("mayBeRequired", { chance: formatPercent(row.chance, locale) })}`}
              </small>
            </div>
            <div className={styles.track}>
              <svg className={strip.strip} width="100%" height="100%" aria-hidden="true">
                {scale.years.map(({ year, percent }) => (
                  <line key={year} x1={`${percent}%`} x2={`${percent}%`} y1="0" y2="100%" className={chart.gridLine} />
                ))}
                {announcedDay !== null && <Rule at={scale.percent(announcedDay)} className={styles.announced} />}
                <Rule at={scale.percent(todayDay)} className={strip.today} />
                <TimelineMarks row={row} scale={scale} />
              </svg>
            </div>
          </div>
        ))}
        <div className={styles.foot}>
          <span style={{ left: `${scale.percent(todayDay)}%` }}>{t("today")}</span>
          {announcedDay !== null && (
            <span className={styles.announcedWord} style={{ left: `${scale.percent(announcedDay)}%` }}>
              {t("announced", { basis: assessment?.announced?.basis ?? "promised" })}
            </span>
          )}
        </div>
      </div>
      <TimelineLegend />
      <UndrawnIndicators phase={phase} />
      <TimelineTable rows={rows} title={title} policies={policies} />
    </>
  );
}

function Rule({ at, className }: { at: number; className: string | undefined }) {
  return <line x1={`${at}%`} x2={`${at}%`} y1="0" y2="100%" className={className} />;
}
