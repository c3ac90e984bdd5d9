import type { Metadata, Route } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { readinessTable } from "@/app/_data/readiness";
import { recordCounts, recordsDay } from "@/app/_data/records";
import { Chip } from "@/app/_ui/chip";
import parts from "@/app/_ui/parts.module.css";
import { RecordsDay } from "@/app/_ui/records-day";
import { BeingCalculated, ResultDay } from "@/app/_ui/result-day";
import { parseReadinessListQuery, readinessBases, writeReadinessListQuery } from "@/lib/domain/readiness-list";
import { formatDay } from "@/lib/format/dates";
import styles from "./_components/countries.module.css";
import { arrangeRows, factOf } from "./_components/readiness-columns";
import { ReadinessTable } from "./_components/readiness-table";
import { RecordCountTable } from "./_components/record-count-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("countries"))("title") };
}

export default async function CountriesPage({ searchParams }: PageProps<"/countries">) {
  const [asked, locale, t] = await Promise.all([searchParams, getLocale(), getTranslations("countries")]);
  const query = parseReadinessListQuery(asked);
  const [table, counts, readTo] = await Promise.all([readinessTable(query.basis), recordCounts(), recordsDay()]);
  if (!table)
    return (
      <>
        <h1>{t("heading")}</h1>
        <BeingCalculated />
      </>
    );
  const rows = arrangeRows(table.rows, query, locale);
  const basis = t(`basis.${table.basis}`);
  const href = (change: Partial<typeof query>): Route =>
    `/countries${writeReadinessListQuery({ ...query, ...change })}`;
  const shownFacts = table.rows
    .flatMap(({ economy }) => economy.facts)
    .filter((fact) => Object.values(factOf).some((indicator) => indicator === fact.indicator));
  const sources = [...new Set(shownFacts.map((fact) => fact.source?.attribution))].filter(Boolean).join("; ");
  return (
    <>
      <div className={parts.heading}>
        <div>
          <h1>{t("heading")}</h1>
          <p className={parts.subtitle}>
            {t("summary", {
              economies: rows.length,
              withSites: rows.filter(({ row }) => row.sites > 0).length,
              ranked: table.ranked,
              basis,
            })}
            <RecordsDay day={readTo} />
          </p>
          <ResultDay day={table.day} />
        </div>
        <a
          className={parts.chip}
          href={`/countries/export${writeReadinessListQuery(query)}`}
          title={t("csvHelp")}
          download
        >
          {t("csv")}
        </a>
      </div>
      <div className={styles.filters}>
        <nav aria-label={t("basis.label")}>
          <span className={styles.label}>{t("basis.label")}</span>
          {readinessBases.map((one) => (
            <Chip key={one} href={href({ basis: one })} active={one === table.basis}>
              {t(`basis.${one}`)}
            </Chip>
          ))}
        </nav>
        <nav aria-label={t("show.label")}>
          <span className={styles.label}>{t("show.label")}</span>
          {([null, "with_sites", "apec"] as const).map((show) => (
            <Chip key={show} href={href({ show })} active={show === query.show}>
              {t(`show.${show ?? "all"}`)}
            </Chip>
          ))}
        </nav>
      </div>
      <p className={styles.sideways}>{t("sideways")}</p>
      <ReadinessTable
        table={table}
        rows={rows}
        counts={counts}
        query={query}
        caption={t("caption", { date: formatDay(table.day.asOfOn, locale), basis })}
      />
      <h2 id="records" className={styles.records}>
        {t("records.title")}
      </h2>
      <p className={parts.dim}>{t("records.intro")}</p>
      <RecordCountTable economies={table.rows.map(({ economy }) => economy)} counts={counts} />
      <ul className={styles.legend}>
        <li>{t("legend.sources")}</li>
        <li>{t("legend.unknown")}</li>
        <li>{t("legend.shade")}</li>
        <li>{t("legend.bar")}</li>
        <li>{t("attribution", { sources })}</li>
      </ul>
    </>
  );
}
