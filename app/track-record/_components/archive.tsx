import { useLocale, useTranslations } from "next-intl";
import type { TrackRecordFigures } from "@/app/_data/track-record";
import chart from "@/app/_ui/chart.module.css";
import parts from "@/app/_ui/parts.module.css";
import tables from "@/app/_ui/table.module.css";
import { TableHead } from "@/app/_ui/table-head";
import { formatDay } from "@/lib/format/dates";
import { formatCount } from "@/lib/format/numbers";
import type { TrackRecordQuery } from "@/lib/track-record/track-record-query";
import { RecordFigures } from "./record-figures";
import styles from "./track-record.module.css";

type Props = {
  query: TrackRecordQuery;
  state: TrackRecordFigures["state"];
  record: TrackRecordFigures["own"];
  byAnnounced: TrackRecordFigures["byAnnounced"];
};

/** What our own kept forecasts were worth; until any has matured, when the first will. */
export function Archive({ query, state, record, byAnnounced }: Props) {
  const t = useTranslations("track-record");
  const locale = useLocale();
  const horizon = t(`filter.months.${query.horizon}`);
  return (
    <section className={`${parts.card} ${styles.section}`} aria-labelledby="archive">
      <h2 id="archive">
        {t("archive.title")}
        <small>{t("archive.subtitle")}</small>
      </h2>
      {record.forecasts === 0 ? (
        <NothingYet state={state} query={query} />
      ) : (
        <>
          <p>{t("archive.scored", { ...counts(record), horizon })}</p>
          <RecordFigures record={record} isReplay={false} />
        </>
      )}
      {byAnnounced && (
        <p className={parts.dim}>
          {t("archive.byAnnounced", {
            brier: byAnnounced.brier.toFixed(3),
            forecasts: byAnnounced.forecasts,
          })}
        </p>
      )}
      {state.forecasts > 0 && (
        <details className={chart.twin}>
          <summary>{t("archive.horizons")}</summary>
          <table className={`${tables.numbers} ${tables.auto} ${styles.table}`}>
            <TableHead columns={["horizon", "matured", "scored"]} title={(column) => t(`archive.column.${column}`)} />
            <tbody>
              {state.horizons.map(({ days, matured, scored }) => (
                <tr key={days}>
                  <th scope="row">{t(`filter.months.${days}`)}</th>
                  <td>{formatCount(matured, locale)}</td>
                  <td>{formatCount(scored, locale)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className={parts.dim}>{t("archive.waiting")}</p>
        </details>
      )}
    </section>
  );
}

const counts = ({ forecasts, phases, sites, happened }: TrackRecordFigures["own"]) => ({
  forecasts,
  phases,
  sites,
  happened,
});

function NothingYet({ state, query }: Pick<Props, "state" | "query">) {
  const t = useTranslations("track-record.archive");
  const locale = useLocale();
  const { forecasts, phases, firstOn, firstMaturesOn } = state;
  if (firstOn === null || firstMaturesOn === null) return <p>{t("empty")}</p>;
  const matured = state.horizons.find(({ days }) => days === query.horizon);
  const started = t("started", { forecasts, phases, first: formatDay(firstOn, locale) });
  if (!matured || matured.matured === 0)
    return (
      <p>
        <strong>{t("noRecord")}</strong> {started} {t("firstMatures", { date: formatDay(firstMaturesOn, locale) })}
      </p>
    );
  return (
    <p>
      <strong>{t(matured.scored > 0 ? "noneInGroup" : "noneKnown")}</strong> {started}
    </p>
  );
}
