import { useLocale, useTranslations } from "next-intl";
import type { TrackRecordFigures } from "@/app/_data/track-record";
import parts from "@/app/_ui/parts.module.css";
import { formatEpochDay } from "@/lib/format/dates";
import { RecordFigures } from "./record-figures";
import { ReplayTable } from "./replay-table";
import styles from "./track-record.module.css";

/** What today's engine would have said then from what was known then, and its outcome. Never passed off as a forecast of the time. */
export function Replay({ replay }: { replay: TrackRecordFigures["replay"] }) {
  const { rows, record, steps, unresolved } = replay;
  const t = useTranslations("track-record.replay");
  const locale = useLocale();
  const day = (epochDay: number) => formatEpochDay(epochDay, locale);
  const windows = replay.windows.map(({ fromDay, toDay }) =>
    t("window", { from: day(fromDay), to: day(toDay), days: toDay - fromDay }),
  );
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
          {rows.length < steps && <p className={parts.dim}>{t("shown", { shown: rows.length, of: steps })}</p>}
          <p className={parts.dim}>{t("limits")}</p>
        </>
      )}
    </section>
  );
}
