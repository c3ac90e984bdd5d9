import type { Metadata, Route } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { operatorPage } from "@/app/_data/operators";
import parts from "@/app/_ui/parts.module.css";
import { BeingCalculated, ResultDay } from "@/app/_ui/result-day";
import { formatDay } from "@/lib/format/dates";
import { OperatorTables } from "./_components/operator-tables";

/** The first by phases; most of the others have one. */
const OPERATORS_SHOWN = 40;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("operators"))("title") };
}

export default async function OperatorsPage({ searchParams }: PageProps<"/operators">) {
  const [page, { show }, locale, t] = await Promise.all([
    operatorPage(),
    searchParams,
    getLocale(),
    getTranslations("operators"),
  ]);
  const all = page?.rows ?? [];
  const rows = show === "all" ? all : all.slice(0, OPERATORS_SHOWN);
  return (
    <>
      <h1>{t("heading")}</h1>
      {page === null ? (
        <BeingCalculated />
      ) : (
        <>
          <p className={parts.subtitle}>{t("subtitle", { date: formatDay(page.day.asOfOn, locale) })}</p>
          <ResultDay day={page.day} />
          {rows.length < all.length && (
            <p className={parts.dim}>
              {t.rich("shown", {
                shown: rows.length,
                of: all.length,
                all: (chunks) => <Link href={"/operators?show=all" as Route}>{chunks}</Link>,
              })}
            </p>
          )}
          <OperatorTables page={{ ...page, rows }} />
        </>
      )}
    </>
  );
}
