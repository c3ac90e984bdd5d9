import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReplayRow } from "@/app/_data/track-record";
import { DataTable } from "@/app/_ui/data-table/data-table";
import tables from "@/app/_ui/table.module.css";
import { Unknown } from "@/app/_ui/unknown";
import { toIsoDate } from "@/lib/domain/dates";
import { formatDays, formatEpochDay, formatMonthOfDay } from "@/lib/format/dates";
import { formatPercent } from "@/lib/format/numbers";
import type { ReplayOutcome } from "@/lib/track-record/replay-steps";
import styles from "./track-record.module.css";

const columns = ["phase", "days", "announced", "p50", "range", "byEnd", "outcome"] as const;

const order = ["in_service", "withdrawn", "not_yet", "unknown"];

/** Every replayed step: what was announced and what would have been said then, and what happened; first what came true. */
export function ReplayTable({ rows }: { rows: ReplayRow[] }) {
  const t = useTranslations("track-record.replay");
  const locale = useLocale();
  return (
    <DataTable
      caption={t("caption")}
      isCaptionShown
      className={`${tables.numbers} ${styles.table}`}
      testId="replay-steps"
      columns={columns.map((id) => ({ id, name: t(`column.${id}`) }))}
      rows={rows.map((row) => ({
        id: String(row.step.phaseId),
        attributes: { "data-outcome": row.step.outcome.state },
        cells: replayCells(row),
        sortBy: {
          phase: row.siteName[locale],
          days: toIsoDate(row.step.asOfDay),
          announced: isoDay(row.step.announced?.day),
          p50: isoDay(row.step.p50Day),
          byEnd: row.step.probabilityByEnd,
          outcome: order.indexOf(row.step.outcome.state),
        },
      }))}
    />
  );
}

const isoDay = (day: number | null | undefined) => (day == null ? null : toIsoDate(day));

const replayCells = (row: ReplayRow) => ({
  phase: <Phase row={row} />,
  days: <Window row={row} />,
  announced: <Announced row={row} />,
  p50: <Months days={[row.step.p50Day]} />,
  range: <Months days={[row.step.p10Day, row.step.p90Day]} />,
  byEnd: <ByEnd row={row} />,
  outcome: <Outcome outcome={row.step.outcome} announcedDay={row.step.announced?.day ?? null} />,
});

type Cell = { row: ReplayRow };

function Phase({ row }: Cell) {
  const words = useTranslations("words");
  const locale = useLocale();
  return (
    <>
      <Link href={`/sites/${row.siteSlug}?phase=${row.phaseOrdinal}`} prefetch={false}>
        {row.siteName[locale]}
      </Link>
      <small>
        {row.phaseName[locale]} · {words(`stage.${row.step.stage}`)}
      </small>
    </>
  );
}

function Window({ row: { step } }: Cell) {
  const t = useTranslations("track-record.replay");
  const locale = useLocale();
  return (
    <>
      {formatEpochDay(step.asOfDay, locale)}
      <small>{t("until", { date: formatEpochDay(step.endDay, locale) })}</small>
    </>
  );
}

function Announced({
  row: {
    step: { announced },
  },
}: Cell) {
  const t = useTranslations("track-record.replay");
  const words = useTranslations("words");
  const locale = useLocale();
  if (!announced) return <Unknown word={t("noneAnnounced")} />;
  return (
    <>
      {formatMonthOfDay(announced.day, locale)}
      <small>
        {words(`claimKind.${announced.basis}`)} · {words(`sourceClass.${announced.sourceClass}`)}
      </small>
    </>
  );
}

function Months({ days }: { days: (number | null)[] }) {
  const t = useTranslations("track-record.replay");
  const locale = useLocale();
  return days.map((day) => formatMonthOfDay(day, locale) ?? t("never")).join(" – ");
}

function ByEnd({ row }: Cell) {
  return formatPercent(row.step.probabilityByEnd, useLocale());
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
      <span className={styles.came}>{t("in_service", { date: formatEpochDay(outcome.day, locale) })}</span>
      <small>{words(`claimKind.${outcome.basis}`)}</small>
      {late !== null && (
        <small>
          {t(late > 0 ? "late" : late < 0 ? "early" : "onDay", { days: formatDays(Math.abs(late), locale) })}
        </small>
      )}
    </>
  );
}
