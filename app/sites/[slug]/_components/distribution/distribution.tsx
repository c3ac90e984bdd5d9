import { useLocale, useTranslations } from "next-intl";
import parts from "@/app/_ui/parts.module.css";
import tables from "@/app/_ui/table.module.css";
import type { PhaseAssessment } from "@/lib/assessment/types";
import { toIsoDate } from "@/lib/domain/dates";
import { formatDays, formatMonthOfDay } from "@/lib/format/dates";
import { formatPercent } from "@/lib/format/numbers";
import site from "../site.module.css";
import styles from "./distribution.module.css";
import { distributionGeometry } from "./distribution-geometry";

const SIZE = { width: 300, height: 130 };
const TOP = 8;
/** In the order of the screen: stored JSON has its own. */
const CAUSES = ["given_up", "denied"] as const;
const HORIZON_DAYS = 30 * 365;

/** The chance that the phase earns by a day, or in a sentence why there is none. */
export function Distribution({ assessment }: { assessment: PhaseAssessment }) {
  const t = useTranslations("site.distribution");
  const isEmpty = assessment.quantileDays.length === 0;
  return (
    <section className={site.card} aria-labelledby="distribution">
      <h2 id="distribution">
        {t("title")}
        <small>{t("subtitle")}</small>
      </h2>
      {isEmpty ? (
        <p className={site.note}>{t(assessment.lookDay === null ? "nothingKnown" : "noneServes")}</p>
      ) : (
        <Curve assessment={assessment} />
      )}
    </section>
  );
}

/** The curve with what is cancelled above it, the figures, and the same by year as a table. */
function Curve({ assessment }: { assessment: PhaseAssessment }) {
  const t = useTranslations("site.distribution");
  const locale = useLocale();
  const { cancelled, announced, givenCompletion } = assessment;
  const g = distributionGeometry(
    {
      quantileDays: assessment.quantileDays,
      cancelled: cancelled.total,
      announcedDay: announced?.latest.latestDay ?? null,
      asOfDay: assessment.asOfDay,
    },
    SIZE,
  );
  const percent = (share: number) => formatPercent(share, locale);
  const month = (day: number | null) => formatMonthOfDay(day, locale) ?? t("never");
  const alt = t("alt", {
    p10: month(givenCompletion.p10),
    p50: month(givenCompletion.p50),
    p90: month(givenCompletion.p90),
    cancelled: percent(cancelled.total),
  });
  return (
    <>
      <svg
        viewBox={`-2 0 ${SIZE.width + 4} ${SIZE.height + TOP + 18}`}
        className={styles.chart}
        role="img"
        aria-label={alt}
      >
        <g transform={`translate(0 ${TOP})`}>
          <rect x={0} y={0} width={SIZE.width} height={g.cancelledHeight} className={styles.cancelled} />
          <line x1={0} x2={SIZE.width} y1={g.halfY} y2={g.halfY} className={styles.half} />
          <text x={2} y={g.halfY - 3} className={styles.dim}>
            {percent(0.5)}
          </text>
          {g.cancelledHeight >= 2 && (
            <text
              x={SIZE.width - 2}
              y={Math.max(11, Math.min(g.cancelledHeight - 3, 14))}
              textAnchor="end"
              className={styles.late}
            >
              {t("cancelledBand", { percent: percent(cancelled.total) })}
            </text>
          )}
          <path d={g.path} className={styles.curve} />
          {g.announcedX !== null && (
            <>
              <line x1={g.announcedX} x2={g.announcedX} y1={0} y2={SIZE.height} className={styles.announced} />
              <text
                x={g.announcedX + (g.announcedX > SIZE.width * 0.6 ? -4 : 4)}
                y={SIZE.height - 5}
                textAnchor={g.announcedX > SIZE.width * 0.6 ? "end" : "start"}
                className={styles.accent}
              >
                {t("announced", { basis: announced?.basis ?? "promised" })}
              </text>
            </>
          )}
          <line x1={0} x2={SIZE.width} y1={SIZE.height} y2={SIZE.height} className={styles.base} />
          {g.years.map(({ year, x }, i) => (
            <text
              key={year}
              x={x}
              y={SIZE.height + 14}
              textAnchor={i === 0 ? "start" : x > SIZE.width - 14 ? "end" : "middle"}
              className={styles.dim}
            >
              {year}
            </text>
          ))}
        </g>
      </svg>
      <Figures assessment={assessment} />
      <details className={site.details}>
        <summary>{t("asTable")}</summary>
        <table className={`${tables.numbers} ${tables.compact}`}>
          <caption className={parts.hidden}>{t("caption")}</caption>
          <tbody>
            {Object.entries(assessment.inServiceShareByYear).map(([year, share]) => (
              <tr key={year}>
                <th scope="row">{t("byEndOf", { year })}</th>
                <td>{percent(share)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

/** The quantiles and chances in figures. Cancelled and "later than ten years" are two figures and never added. */
function Figures({ assessment }: { assessment: PhaseAssessment }) {
  const t = useTranslations("site.distribution");
  const locale = useLocale();
  const { announced, givenCompletion, unconditional, cancelled, expectedDelayDays, byAnnounced, inServiceByAsOf } =
    assessment;
  const percent = (share: number) => formatPercent(share, locale);
  const month = (day: number | null) => {
    // Further out a month would be false precision.
    const horizonDay = assessment.asOfDay + HORIZON_DAYS;
    if (day !== null && day > horizonDay) return t("after", { year: toIsoDate(horizonDay)?.slice(0, 4) ?? "" });
    return formatMonthOfDay(day, locale) ?? t("never");
  };
  const error = assessment.standardErrorDays;
  const daysSince = announced ? assessment.asOfDay - announced.latest.latestDay : 0;
  return (
    <dl className={site.facts}>
      <dt>{t("range")}</dt>
      <dd>
        {month(givenCompletion.p10)} – {month(givenCompletion.p90)}
      </dd>
      <dt title={t("unconditionalHelp")}>{t("unconditional")}</dt>
      <dd>
        {month(unconditional.p50)} · {month(unconditional.p80)}
      </dd>
      {announced && daysSince > 0 && (
        <>
          <dt>{t("sinceAnnounced", { basis: announced.basis })}</dt>
          <dd>{formatDays(daysSince, locale)}</dd>
        </>
      )}
      {announced && daysSince <= 0 && byAnnounced !== null && (
        <>
          <dt>{t("byAnnounced", { basis: announced.basis })}</dt>
          <dd>{percent(byAnnounced)}</dd>
        </>
      )}
      {announced && expectedDelayDays !== null && (
        <>
          <dt>{t("expectedDelay", { basis: announced.basis })}</dt>
          <dd>
            {expectedDelayDays >= 0 ? "+" : "−"}
            {formatDays(Math.abs(Math.round(expectedDelayDays)), locale)}
          </dd>
        </>
      )}
      {inServiceByAsOf >= 0.005 && (
        <>
          <dt>{t("inServiceByAsOf")}</dt>
          <dd>{percent(inServiceByAsOf)}</dd>
        </>
      )}
      <dt>{t("cancelled")}</dt>
      <dd>{percent(cancelled.total)}</dd>
      {CAUSES.map((cause) => (
        <div key={cause} className={site.sub}>
          <dt>{t(`cause.${cause}`)}</dt>
          <dd>{percent(cancelled.byCause[cause])}</dd>
        </div>
      ))}
      <dt title={t("notWithinTenYearsHelp")}>{t("notWithinTenYears")}</dt>
      <dd>{percent(assessment.notWithinTenYears)}</dd>
      <dt title={t("errorHelp")}>{t("error")}</dt>
      <dd>
        {error
          ? `±${formatDays(Math.round(error.p50), locale)} · ±${formatDays(Math.round(error.p80), locale)}`
          : t("noError")}
      </dd>
    </dl>
  );
}
