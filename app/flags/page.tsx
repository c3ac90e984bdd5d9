import type { Metadata, Route } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { flagCounts, flagList, flagOf } from "@/app/_data/flags";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { Pagination } from "@/app/_ui/pagination";
import parts from "@/app/_ui/parts.module.css";
import { FLAG_PAGE_SIZE, parseFlagListQuery, writeFlagListQuery } from "@/lib/flags/flag-list";
import { AnsweredNotice } from "./_components/answered-notice";
import { FlagFilters } from "./_components/flag-filters";
import { FlagTable } from "./_components/flag-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("flags"))("title") };
}

export default async function FlagsPage({ searchParams }: PageProps<"/flags">) {
  const [asked, locale, t] = await Promise.all([searchParams, getLocale(), getTranslations("flags")]);
  const [list, counts, answered] = await Promise.all([
    flagList(parseFlagListQuery(asked)),
    flagCounts(),
    flagOf(asked.answered),
  ]);
  const query = { ...parseFlagListQuery(asked), page: list.page };
  const address: Route = `/flags${writeFlagListQuery(query)}`;
  return (
    <>
      <div className={parts.heading}>
        <div>
          <h1>{t("title")}</h1>
          <p className={parts.subtitle}>{t(`summary.${query.kind}`, { flags: list.flags, groups: list.groupCount })}</p>
        </div>
        <a
          className={parts.chip}
          href={`/flags/export${writeFlagListQuery({ ...query, page: 1 })}`}
          title={t("csvHelp")}
          download
        >
          {t("csv")}
        </a>
      </div>
      <p className={parts.dim}>{t("note")}</p>
      <AnsweredNotice page={answered} />
      <FlagFilters query={query} counts={counts} locale={locale} />
      {list.groups.length === 0 ? (
        <p className={parts.card}>{t(counts.length === 0 ? "empty.none" : "empty.filtered")}</p>
      ) : (
        <ClientMessages of={["flag-answer", "shell"]}>
          <FlagTable groups={list.groups} kind={query.kind} back={address} />
        </ClientMessages>
      )}
      <Pagination
        page={list.page}
        pageSize={FLAG_PAGE_SIZE}
        total={list.groupCount}
        hrefOf={(page) => `/flags${writeFlagListQuery({ ...query, page })}`}
      />
    </>
  );
}
