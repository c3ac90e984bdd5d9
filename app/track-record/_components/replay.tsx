import { useLocale, useTranslations } from "next-intl";
import type { ReplayRow } from "@/app/_data/track-record";
import parts from "@/app/_ui/parts.module.css";
import { toIsoDate } from "@/lib/domain/dates";
import { formatDay } from "@/lib/format/dates";
import type { TrackRecord } from "@/lib/track-record/summary";
import { RecordFigures } from "./record-figures";
import { ReplayTable } from "./replay-table";
import styles from "./track-record.module.css";

/** What today's engine would have said then from what was known then, and what came of it. Never passed off as a forecast of the time. */
export function Replay({ rows, record }: { rows: ReplayRow[]; record: TrackRecord }) {
  const t = useTranslations("track-record.replay");
  const locale = useLocale();
  const unresolved = rows.filter(({ step }) => step.outcome.state === "unknown").length;
  const day = (epochDay: number) => formatDay(toIsoDate(epochDay) as string, locale);
  const windows = [...new Set(rows.map(({ step }) => `${step.asOfDay} ${step.endDay}`))].map((text) => {
    const [from = 0, to = 0] = text.split(" ").map(Number);
    return t("window", { from: day(from), to: day(to), days: to - from });
  });
  return (
    <section className={`${parts.card} ${styles.section}`} aria-labelledby="replay">
      <h2 id="replay">
        <span className={styles.label}>{t("label")}</span> {t("title")}
      </h2>
      <p className={styles.prose}>{t("what")}</p>
      {rows.length === 0 ? (
        <p>{t("none")}</p>
      ) : (
        <>
          <p className={styles.finding}>
            {t("resolved", {
              resolved: record.forecasts,
              sites: record.sites,
              happened: record.happened,
              open: record.forecasts - record.happened,
              unresolved,
            })}{" "}
            {windows.length <= 3 && windows.join("; ")}
          </p>
          {record.forecasts > 0 && <RecordFigures record={record} isReplay />}
          <ReplayTable rows={rows} />
          <p className={parts.dim}>{t("limits")}</p>
        </>
      )}
    </section>
  );
}
