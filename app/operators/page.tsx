import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { operatorPage } from "@/app/_data/operators";
import parts from "@/app/_ui/parts.module.css";
import { BeingCalculated, ResultDay } from "@/app/_ui/result-day";
import { formatDay } from "@/lib/format/dates";
import { OperatorTables } from "./_components/operator-tables";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("operators"))("title") };
}

export default async function OperatorsPage() {
  const [page, locale, t] = await Promise.all([operatorPage(), getLocale(), getTranslations("operators")]);
  return (
    <>
      <h1>{t("heading")}</h1>
      {page === null ? (
        <BeingCalculated />
      ) : (
        <>
          <p className={parts.subtitle}>{t("subtitle", { date: formatDay(page.day.asOfOn, locale) })}</p>
          <ResultDay day={page.day} />
          <OperatorTables page={page} />
        </>
      )}
    </>
  );
}
