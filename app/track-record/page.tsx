import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { currentActor } from "@/app/_auth/actor";
import { phaseFilters } from "@/app/_data/phases";
import { outsideForecasts, slipPage, trackRecordPage } from "@/app/_data/track-record";
import parts from "@/app/_ui/parts.module.css";
import { BeingCalculated, ResultDay } from "@/app/_ui/result-day";
import { parseTrackRecordQuery } from "@/lib/track-record/track-record-query";
import { Archive } from "./_components/archive";
import { GroupForm } from "./_components/group-form";
import { OutsideForecasts } from "./_components/outside-forecasts";
import { Replay } from "./_components/replay";
import { SlipTables } from "./_components/slip-tables";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("track-record"))("title") };
}

export default async function TrackRecordPage({ searchParams }: PageProps<"/track-record">) {
  const [asked, locale, t] = await Promise.all([searchParams, getLocale(), getTranslations("track-record")]);
  const [{ query, record }, filters, slips, outside] = await Promise.all([
    currentActor().then((actor) => trackRecordPage(parseTrackRecordQuery(asked), actor)),
    phaseFilters(),
    slipPage(),
    outsideForecasts(),
  ]);
  const operatorName = (slug: string) => {
    const operator = filters.operators.find(({ value }) => value === slug);
    return operator ? operator[locale === "ko" ? "nameKo" : "nameEn"] : slug;
  };
  return (
    <>
      <h1>{t("title")}</h1>
      <p className={parts.subtitle}>{t("subtitle")}</p>
      <GroupForm
        query={query}
        filters={filters}
        engineVersions={typeof record === "string" ? [] : record.figures.state.engineVersions}
      />
      {typeof record === "string" ? (
        <BeingCalculated state={record} />
      ) : (
        <>
          <ResultDay day={record.day} />
          <Archive
            query={query}
            state={record.figures.state}
            record={record.figures.own}
            byAnnounced={record.figures.byAnnounced}
          />
          <Replay replay={record.figures.replay} />
        </>
      )}
      <OutsideForecasts forecasts={outside} />
      <SlipTables stored={slips} operatorName={operatorName} />
    </>
  );
}
