import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { operatorAccounting, siteEconomics } from "@/app/_data/economics";
import { type Computation, pageResult } from "@/app/_data/results";
import { scenarioChoice, scenarioList, siteComparison, siteUnder } from "@/app/_data/scenario";
import { getSite, type SiteForecastRow } from "@/app/_data/site";
import { phaseSteps } from "@/app/_data/steps";
import { today } from "@/app/_data/today";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { Calculating } from "@/app/_ui/calculating/calculating";
import parts from "@/app/_ui/parts.module.css";
import { addressOf, withScenario } from "@/app/_ui/scenario/address";
import { scenarioName } from "@/app/_ui/scenario/scenario-name";
import { ScenarioBar } from "@/app/_ui/scenario-bar";
import { SiteName } from "@/app/_ui/site-name";
import type { PhaseAssessment } from "@/lib/assessment/types";
import { toEpochDay } from "@/lib/domain/dates";
import { BaseRates } from "./_components/base-rates";
import { ClaimsCard } from "./_components/claims/claims-card";
import { Distribution } from "./_components/distribution/distribution";
import { DriversCard } from "./_components/drivers/drivers-card";
import { EconomicsCard } from "./_components/economics/economics-card";
import { FlagsCard } from "./_components/flags-card";
import { Headline } from "./_components/headline/headline";
import { headlinePhaseOrdinal } from "./_components/headline/headline-parts";
import { HistoryCard } from "./_components/history/history-card";
import { LoggedNotice } from "./_components/logged-notice";
import { MoneyCard } from "./_components/money/money-card";
import { PhaseTabs } from "./_components/phase-tabs";
import { Provenance } from "./_components/provenance";
import { RecordsCard } from "./_components/records-card";
import { ScenariosCard } from "./_components/scenarios/scenarios-card";
import styles from "./_components/site.module.css";
import { parseSiteQuery } from "./_components/site-query";
import { SiteSubtitle } from "./_components/site-subtitle";
import { StepsCard } from "./_components/steps/steps-card";
import { Timeline } from "./_components/timeline/timeline";
import { WhatIfSection } from "./_components/what-if/what-if-section";

export async function generateMetadata({ params }: PageProps<"/sites/[slug]">): Promise<Metadata> {
  const [{ slug }, locale] = await Promise.all([params, getLocale()]);
  const { site } = await getSite(slug);
  return { title: locale === "ko" ? site.nameKo : site.nameEn };
}

/** The stored forecasts with what a scenario makes of them; those that are not known under it left out. */
const forecastsUnder = (stored: readonly SiteForecastRow[], phases: readonly PhaseAssessment[]): SiteForecastRow[] =>
  stored.flatMap((row) => {
    const assessment = phases.find(({ phaseId }) => phaseId === row.phaseId);
    return assessment ? [{ ...row, assessment }] : [];
  });

export default async function SitePage({ params, searchParams }: PageProps<"/sites/[slug]">) {
  const [{ slug }, asked, t, scenarios, locale] = await Promise.all([
    params,
    searchParams,
    getTranslations("site"),
    getTranslations("scenarios"),
    getLocale(),
  ]);
  const [page, choice, stored] = await Promise.all([getSite(slug), scenarioChoice(asked), scenarioList(asked)]);
  const accounting = await operatorAccounting(page);
  const resultOf = <Value,>(
    figures: "economics" | "comparison" | "forecasts",
    computation: Computation<Value> | null,
  ) =>
    computation &&
    pageResult(computation, {
      route: withScenario(`/api/simulations/sites/${slug}?figures=${figures}`, choice),
      page: withScenario(addressOf(`/sites/${slug}`, asked), choice),
    });
  const comparison = choice.isCompared ? resultOf("comparison", siteComparison(page, choice)) : null;
  const economics = resultOf("economics", siteEconomics(page, choice.scenario.overrides));
  const query = parseSiteQuery(asked);
  const under = resultOf("forecasts", siteUnder(page, choice));
  const { site } = page;
  const forecasts = under ? forecastsUnder(page.forecasts, under.value?.phases ?? []) : page.forecasts;
  const stateOf = (phaseId: number) => forecasts.find((row) => row.phaseId === phaseId)?.assessment.state ?? null;
  const ordinal = query.phase ?? headlinePhaseOrdinal(site.phases, stateOf);
  const phase = site.phases.find((one) => one.ordinal === ordinal) ?? site.phases[0];
  const forecast = forecasts.find((row) => row.phaseId === phase?.id) ?? null;
  const assessment = forecast?.assessment ?? null;
  const inBase = page.forecasts.find((row) => row.phaseId === phase?.id)?.assessment ?? null;
  const isOpen = assessment?.state === "forecast";
  const steps = phase && isOpen ? phaseSteps(page, phase.id) : null;
  const since = steps && {
    asOfOn: steps.earlier.asOfOn,
    found: pageResult(steps.computation, {
      route: `/api/simulations/sites/${slug}?figures=steps&phase=${phase?.id}`,
      page: withScenario(addressOf(`/sites/${slug}`, asked), choice),
    }),
  };
  const claims = (
    <ClaimsCard
      records={site}
      ownTitles={page.ownTitles}
      selected={phase ?? null}
      highlighted={query.logged ?? query.onrecord}
    />
  );
  const records = <RecordsCard page={page} />;
  return (
    <>
      <h1>
        <SiteName site={site} />
      </h1>
      <SiteSubtitle page={page} choice={choice} />
      <LoggedNotice site={site} logged={query.logged} onRecord={query.onrecord} />
      {phase && <ScenarioBar path={`/sites/${slug}`} asked={asked} />}
      {under && (
        <p className={parts.subtitle}>{scenarios("follows", { name: scenarioName(choice.scenario, locale) })}</p>
      )}
      {phase ? (
        <>
          <PhaseTabs slug={slug} phases={site.phases} forecasts={forecasts} selected={phase.ordinal} choice={choice} />
          {under?.pending ? (
            <section className={parts.card}>
              <Calculating pending={under.pending} />
            </section>
          ) : (
            <Headline phase={phase} assessment={assessment} />
          )}
          <ScenariosCard
            slug={slug}
            phases={site.phases}
            phase={phase}
            choice={choice}
            stored={stored}
            comparison={comparison}
          />
          {inBase && (inBase.state === "forecast" || asked.whatif) && (
            <WhatIfSection
              slug={slug}
              phases={site.phases}
              phase={phase}
              forecasts={page.forecasts}
              assessment={inBase}
              asked={asked.whatif}
            />
          )}
          <div className={styles.grid}>
            <div className={styles.column}>
              <section className={styles.card} aria-labelledby="chain">
                <h2 id="chain">
                  {t("timeline.title")}
                  <small>{t("timeline.subtitle")}</small>
                </h2>
                <Timeline
                  phase={phase}
                  assessment={assessment}
                  policies={site.policies}
                  todayDay={toEpochDay(today())}
                />
                {isOpen && assessment?.lookDay !== null && <p className={styles.note}>{t("timeline.note")}</p>}
              </section>
              {assessment && (
                <MoneyCard
                  phase={phase}
                  assessment={assessment}
                  model={site.model}
                  scenario={choice.scenario}
                  economics={economics}
                />
              )}
              <EconomicsCard
                phase={phase}
                found={economics}
                scenario={choice.scenario}
                accounting={accounting}
                operator={site.operator}
                model={site.model}
                isNothingKnown={isOpen && assessment?.lookDay === null}
              />
              <HistoryCard siteId={site.id} phaseId={phase.id} assessment={inBase} />
              {claims}
              {assessment && <BaseRates site={site} assessment={assessment} facts={page.facts} />}
              {records}
            </div>
            <div className={styles.column}>
              {assessment && isOpen && <Distribution assessment={assessment} />}
              {assessment && isOpen && <DriversCard phase={phase} assessment={assessment} />}
              {isOpen && <StepsCard records={site} since={since} />}
              <ClientMessages of={["flag-answer", "shell"]}>
                <FlagsCard slug={slug} phase={phase} flags={page.flags} isCalculating={!inBase} />
              </ClientMessages>
            </div>
          </div>
          {forecast && <Provenance forecast={forecast} />}
        </>
      ) : (
        <div className={styles.column}>
          <p className={parts.card}>{t("noPhases", { type: site.type })}</p>
          {claims}
          {records}
        </div>
      )}
    </>
  );
}
