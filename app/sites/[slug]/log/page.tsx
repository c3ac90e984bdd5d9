import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { claimants, getSite } from "@/app/_data/site";
import { latestDayOnEarth, today } from "@/app/_data/today";
import { ClientMessages } from "@/app/_i18n/client-messages";
import parts from "@/app/_ui/parts.module.css";
import { headlinePhaseOrdinal } from "../_components/headline/headline-parts";
import { logChoices } from "./_components/log-choices";
import { LogForm } from "./_components/log-form";
import { firstStep, firstTarget, parseLogQuery } from "./_components/log-query";
import type { LogState } from "./_components/log-state";
import { logMilestoneAction } from "./actions";

export async function generateMetadata({ params }: PageProps<"/sites/[slug]/log">): Promise<Metadata> {
  const [{ slug }, locale, t] = await Promise.all([params, getLocale(), getTranslations("log")]);
  const { site } = await getSite(slug);
  return { title: `${t("title")}: ${locale === "ko" ? site.nameKo : site.nameEn}` };
}

export default async function LogPage({ params, searchParams }: PageProps<"/sites/[slug]/log">) {
  const [{ slug }, asked, locale, t, site] = await Promise.all([
    params,
    searchParams,
    getLocale(),
    getTranslations("log"),
    getTranslations("site"),
  ]);
  const [page, everybody] = await Promise.all([getSite(slug), claimants()]);
  const query = parseLogQuery(asked);
  const stateOf = (id: number) => page.forecasts.find(({ phaseId }) => phaseId === id)?.assessment.state ?? null;
  const ordinal = query.phase ?? headlinePhaseOrdinal(page.site.phases, stateOf);
  const choices = logChoices(page, everybody, locale, {
    newIn: (phase) => t("newIn", { phase }),
    siteParties: t("siteParties"),
    others: t("otherOrganisations"),
    role: (role) => site(`records.role.${role}`),
  });
  const target = firstTarget(page.site.phases, ordinal, query.indicator);
  const initial: LogState = {
    values: {
      target,
      step: firstStep(choices.kindOf[target]),
      kind: "promised",
      date: "",
      knownOn: today(),
      url: "",
      title: "",
      publisher: "",
      class: "press",
      publishedOn: "",
      sourceChoice: "",
      quote: "",
      claimant: "",
      mark: "",
      note: "",
    },
    asked: "nothing",
    problems: [],
    sourceDifferences: [],
    effect: null,
    isChangedSincePreview: false,
  };
  const name = locale === "ko" ? page.site.nameKo : page.site.nameEn;
  return (
    <>
      <h1>{t("titleOf", { site: name })}</h1>
      <p className={parts.subtitle}>
        {t("lead")}{" "}
        <Link href={ordinal === null ? `/sites/${slug}` : `/sites/${slug}?phase=${ordinal}`}>{t("back")}</Link>
      </p>
      {page.site.phases.length === 0 ? (
        <p className={parts.card}>{site("noPhases")}</p>
      ) : (
        <ClientMessages of={["shell", "words", "log"]}>
          <LogForm
            action={logMilestoneAction.bind(null, slug)}
            initial={initial}
            choices={choices}
            latestDay={latestDayOnEarth()}
          />
        </ClientMessages>
      )}
    </>
  );
}
