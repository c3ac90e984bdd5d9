import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { flagCounts, flagList } from "@/app/_data/flags";
import { Pagination } from "@/app/_ui/pagination";
import parts from "@/app/_ui/parts.module.css";
import { FLAG_PAGE_SIZE, parseFlagListQuery, writeFlagListQuery } from "@/lib/domain/flag-list";
import { FlagFilters } from "./_components/flag-filters";
import { FlagTable } from "./_components/flag-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("flags"))("title") };
}

export default async function FlagsPage({ searchParams }: PageProps<"/flags">) {
  const [asked, locale, t] = await Promise.all([searchParams, getLocale(), getTranslations("flags")]);
  const [list, counts] = await Promise.all([flagList(parseFlagListQuery(asked)), flagCounts()]);
  const query = { ...parseFlagListQuery(asked), page: list.page };
  return (
    <>
      <h1>{t("title")}</h1>
      <p className={parts.subtitle}>{t("summary", { flags: list.flags, phases: list.phases })}</p>
      <FlagFilters query={query} counts={counts} locale={locale} />
      {list.rows.length === 0 ? (
        <p className={parts.card}>{t(counts.length === 0 ? "empty.none" : "empty.filtered")}</p>
      ) : (
        <FlagTable rows={list.rows} />
      )}
      <Pagination
        page={list.page}
        pageSize={FLAG_PAGE_SIZE}
        total={list.flags}
        hrefOf={(page) => `/flags${writeFlagListQuery({ ...query, page })}`}
      />
    </>
  );
}
