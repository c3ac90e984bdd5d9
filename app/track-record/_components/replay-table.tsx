import type { Route } from "next";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReplayRow } from "@/app/_data/track-record";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import tables from "@/app/_ui/table.module.css";
import { TableHead } from "@/app/_ui/table-head";
import { Unknown } from "@/app/_ui/unknown";
import { toIsoDate } from "@/lib/domain/dates";
import { formatDay, formatDays, formatMonthOfDay } from "@/lib/format/dates";
import { formatPercent } from "@/lib/format/numbers";
import type { ReplayOutcome } from "@/lib/track-record/replay-steps";
import styles from "./track-record.module.css";

const columns = ["phase", "days", "announced", "p50", "range", "byEnd", "outcome"] as const;

/** Every replayed step: what was announced and what would have been said then, and what happened; first what came true. */
export function ReplayTable({ rows }: { rows: ReplayRow[] }) {
  const t = useTranslations("track-record.replay");
  return (
    <ScrollRegion label={t("caption")}>
      <table className={`${tables.table} ${tables.full} ${styles.table}`} data-testid="replay-steps">
        <caption className={tables.caption}>{t("caption")}</caption>
        <TableHead columns={columns} title={(column) => t(`column.${column}`)} isMarked />
        <tbody>
          {rows.map((row) => (
            <Step key={row.step.phaseId} row={row} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Step({ row: { step, ...row } }: { row: ReplayRow }) {
  const t = useTranslations("track-record.replay");
  const words = useTranslations("words");
  const locale = useLocale();
  const month = (day: number | null) => formatMonthOfDay(day, locale) ?? t("never");
  const iso = (day: number) => toIsoDate(day) as string;
  return (
    <tr data-outcome={step.outcome.state}>
      <th scope="row" data-column="phase">
        <Link href={`/sites/${row.siteSlug}?phase=${row.phaseOrdinal}` as Route} prefetch={false}>
          {row.siteName[locale]}
        </Link>
        <small>
          {row.phaseName[locale]} · {words(`stage.${step.stage}`)}
        </small>
      </th>
      <td data-column="days">
        {formatDay(iso(step.asOfDay), locale)}
        <small>{t("until", { date: formatDay(iso(step.endDay), locale) })}</small>
      </td>
      <td>
        {step.announced ? (
          <>
            {formatMonthOfDay(step.announced.day, locale)}
            <small>
              {words(`claimKind.${step.announced.basis}`)} · {words(`sourceClass.${step.announced.sourceClass}`)}
            </small>
          </>
        ) : (
          <Unknown word={t("noneAnnounced")} />
        )}
      </td>
      <td>{month(step.p50Day)}</td>
      <td>
        {month(step.p10Day)} – {month(step.p90Day)}
      </td>
      <td>{formatPercent(step.probabilityByEnd, locale)}</td>
      <td data-column="outcome">
        <Outcome outcome={step.outcome} announcedDay={step.announced?.day ?? null} />
      </td>
    </tr>
  );
}

function Outcome({ outcome, announcedDay }: { outcome: ReplayOutcome; announcedDay: number | null }) {
  const t = useTranslations("track-record.replay.outcome");
  const words = useTranslations("words");
  const locale = useLocale();
  if (outcome.state === "unknown") return <Unknown word={t("unknown")} reason={t(`reason.${outcome.reason}`)} />;
  if (outcome.state !== "in_service") return t(outcome.state);
  const late = announcedDay === null ? null : outcome.day - announcedDay;
  return (
    <>
      <span className={styles.came}>
        {t("in_service", { date: formatDay(toIsoDate(outcome.day) as string, locale) })}
      </span>
      <small>{words(`claimKind.${outcome.basis}`)}</small>
      {late !== null && (
        <small>
          {t(late > 0 ? "late" : late < 0 ? "early" : "onDay", { days: formatDays(Math.abs(late), locale) })}
        </small>
      )}
    </>
  );
}
