import type { Metadata, Route } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { phaseFilters, phaseList } from "@/app/_data/phases";
import { recordsDay } from "@/app/_data/records";
import { today } from "@/app/_data/today";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { DateLegend } from "@/app/_ui/date-legend";
import { stripWindow } from "@/app/_ui/date-strip-geometry";
import { Pagination } from "@/app/_ui/pagination";
import parts from "@/app/_ui/parts.module.css";
import { RecordsDay } from "@/app/_ui/records-day";
import { toEpochDay } from "@/lib/domain/dates";
import { parsePhaseListQuery, withChange, writePhaseListQuery } from "@/lib/domain/phase-list";
import { formatDay } from "@/lib/format/dates";
import { ActiveFilters } from "./_components/active-filters";
import { FilterForm } from "./_components/filter-form";
import { PhaseTable } from "./_components/phase-table";
import { toPhaseView } from "./_components/phase-view";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sites"))("title") };
}

export default async function SitesPage({ searchParams }: PageProps<"/sites">) {
  const [asked, locale, t] = await Promise.all([searchParams, getLocale(), getTranslations("sites")]);
  const asOf = today();
  const [list, filters, readTo] = await Promise.all([
    phaseList(parsePhaseListQuery(asked), locale),
    phaseFilters(),
    recordsDay(),
  ]);
  const query = { ...parsePhaseListQuery(asked), page: list.page };
  const rows = list.rows.map((row) => toPhaseView(row, locale));
  const window = stripWindow(
    rows.map((row) => row.strip),
    toEpochDay(asOf),
  );
  const option = ({ value, nameEn, nameKo, phases }: (typeof filters.economies)[number]) => ({
    value,
    label: `${locale === "ko" ? nameKo : nameEn} (${phases})`,
  });
  const byLabel = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label, locale);
  const economies = filters.economies.map(option).sort(byLabel);
  const operators = filters.operators.map(option).sort(byLabel);
  if (filters.phasesWithoutEconomy > 0) {
    economies.push({ value: "unknown", label: `${t("filter.noEconomy")} (${filters.phasesWithoutEconomy})` });
  }
  const isEmpty = filters.economies.length === 0 && filters.phasesWithoutEconomy === 0;
  return (
    <ClientMessages of={["shell", "words", "sites"]}>
      <div className={parts.heading}>
        <div>
          <h1>{t("title")}</h1>
          <p className={parts.subtitle}>
            {t("summary", {
              sites: list.sites,
              phases: list.phases,
              sort: t(`sort.${query.sort}`),
              direction: query.dir ?? "usual",
            })}
            <RecordsDay day={readTo} />
          </p>
        </div>
        <a
          className={parts.chip}
          href={`/sites/export${writePhaseListQuery({ ...query, page: 1 })}`}
          title={t("csvHelp", { phases: list.phases })}
          download
        >
          {t("csv")}
        </a>
      </div>
      <p className={parts.dim}>
        {t.rich("definitions", {
          wait: (chunks) => <Link href={"/assumptions/idle-months" as Route}>{chunks}</Link>,
        })}
      </p>
      <FilterForm query={query} economies={economies} operators={operators} />
      <ActiveFilters
        query={query}
        economyName={economies.find(({ value }) => value === query.economy)?.label ?? null}
        operatorName={operators.find(({ value }) => value === query.operator)?.label ?? null}
      />
      {isEmpty ? (
        <p className={parts.card}>{t("empty.none")}</p>
      ) : (
        <>
          <PhaseTable
            rows={rows}
            query={query}
            window={window}
            todayDay={toEpochDay(asOf)}
            caption={t("caption", { date: formatDay(asOf, locale) })}
          />
          <DateLegend />
          <Pagination
            page={list.page}
            pageSize={query.size}
            total={list.phases}
            hrefOf={(page) => `/sites${writePhaseListQuery(withChange(query, { page }))}`}
          />
        </>
      )}
    </ClientMessages>
  );
}
