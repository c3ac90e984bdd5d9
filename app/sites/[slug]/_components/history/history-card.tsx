import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { phaseHistory } from "@/app/_data/track-record";
import parts from "@/app/_ui/parts.module.css";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import tables from "@/app/_ui/table.module.css";
import { TableHead } from "@/app/_ui/table-head";
import type { PhaseAssessment } from "@/lib/assessment/types";
import { formatEpochDay, formatMonthOfDay } from "@/lib/format/dates";
import { type HistoryPoint, notedPoints } from "@/lib/track-record/history";
import site from "../site.module.css";
import styles from "./history.module.css";
import { HistoryFan } from "./history-fan";

type Props = { siteId: number; phaseId: number; assessment: PhaseAssessment | null };

/** What was forecast of a phase when, against what happened; nothing when none was ever stored, or none ever had a date. */
export async function HistoryCard({ siteId, phaseId, assessment }: Props) {
  const points = await phaseHistory(siteId, phaseId);
  const isNothingKnown = assessment?.state === "forecast" && assessment.lookDay === null;
  if (points.length === 0 || (isNothingKnown && points.every(({ p50Day }) => p50Day === null))) return null;
  return <History points={points} happenedDay={assessment?.inServiceDay ?? null} />;
}

function History({ points, happenedDay }: { points: HistoryPoint[]; happenedDay: number | null }) {
  const t = useTranslations("track-record.history");
  const locale = useLocale();
  const noted = notedPoints(points);
  const kept = points.filter(({ isReplay }) => !isReplay);
  const [first] = kept;
  return (
    <section className={`${site.card} ${styles.card}`} aria-labelledby="history">
      <h2 id="history">
        {t("title")}
        <small>{t("subtitle")}</small>
      </h2>
      <HistoryFan points={points} noted={noted} happenedDay={happenedDay} />
      {first && kept.length === 1 && (
        <p className={site.note}>{t("first", { date: formatEpochDay(first.asOfDay, locale) })}</p>
      )}
      <details className={site.details}>
        <summary>{t("table")}</summary>
        <ScrollRegion label={t("table")}>
          <table className={`${tables.table} ${tables.compact}`}>
            <TableHead columns={["day", "p50", "range", "announced"]} title={(column) => t(`column.${column}`)} />
            <tbody>
              {noted.map((point) => (
                <Point key={`${point.asOfDay} ${point.isReplay}`} point={point} />
              ))}
            </tbody>
          </table>
        </ScrollRegion>
        {noted.length < points.length && (
          <p className={site.note}>{t("noted", { shown: noted.length, all: points.length })}</p>
        )}
      </details>
      <p className={site.note}>
        <Link href="/track-record">{t("more")}</Link>
      </p>
    </section>
  );
}

function Point({ point }: { point: HistoryPoint }) {
  const t = useTranslations("track-record.history");
  const locale = useLocale();
  const month = (day: number | null, none: "never" | "none") => formatMonthOfDay(day, locale) ?? t(none);
  return (
    <tr>
      <th scope="row">
        {formatEpochDay(point.asOfDay, locale)}{" "}
        {point.isReplay && <span className={parts.mark}>{t("replayMark")}</span>}
      </th>
      <td>{month(point.p50Day, "never")}</td>
      <td>
        {month(point.p10Day, "never")} – {month(point.p90Day, "never")}
      </td>
      <td>{month(point.announcedDay, "none")}</td>
    </tr>
  );
}
