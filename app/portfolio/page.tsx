import type { Metadata, Route } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { portfolioRuns, portfolioScopes } from "@/app/_data/portfolio-runs";
import { scenarioChoice } from "@/app/_data/scenario";
import { inWorkspaceZone, today } from "@/app/_data/today";
import { ClientMessages } from "@/app/_i18n/client-messages";
import parts from "@/app/_ui/parts.module.css";
import plain from "@/app/_ui/plain-table.module.css";
import { scenarioOptions } from "@/app/_ui/scenario/options";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import { formatDay } from "@/lib/format/dates";
import styles from "./_components/portfolio.module.css";
import { RunForm } from "./_components/run-form";
import { runScenarioName, scopeName } from "./_components/run-labels";
import { requestRunAction } from "./actions";

const USUAL_YEARS = "15";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("portfolio"))("title") };
}

export default async function PortfolioPage({ searchParams }: PageProps<"/portfolio">) {
  const { scenario, problems } = await scenarioChoice({ scenario: (await searchParams).scenario });
  const [runs, choices, scenarios, locale, t] = await Promise.all([
    portfolioRuns(),
    portfolioScopes(),
    scenarioOptions([scenario]),
    getLocale(),
    getTranslations("portfolio"),
  ]);
  const values = {
    title: "",
    scope: "all",
    scenario: scenario.link ?? "",
    firstYear: today().slice(0, 4),
    years: USUAL_YEARS,
  };
  return (
    <div className={parts.stack}>
      <header>
        <h1>{t("heading")}</h1>
        <p className={parts.subtitle}>{t("summary")}</p>
      </header>
      <section className={parts.card}>
        <h2>{t("ask")}</h2>
        <ClientMessages of={["portfolio"]}>
          <RunForm
            action={requestRunAction}
            initial={{ values, problems: problems.length > 0 ? ["scenario"] : [] }}
            choices={choices}
            scenarios={scenarios}
          />
        </ClientMessages>
      </section>
      <section className={parts.card}>
        <h2>{t("runs")}</h2>
        {runs.length === 0 ? (
          <p className={parts.subtitle}>{t("none")}</p>
        ) : (
          <ScrollRegion label={t("runs")}>
            <table className={`${plain.table} ${styles.runs}`}>
              <thead>
                <tr>
                  <th scope="col">{t("column.run")}</th>
                  <th scope="col">{t("column.scope")}</th>
                  <th scope="col">{t("column.scenario")}</th>
                  <th scope="col">{t("column.years")}</th>
                  <th scope="col">{t("column.state")}</th>
                  <th scope="col">{t("column.requested")}</th>
                </tr>
              </thead>
              <tbody>
                {runs.map((run) => (
                  <tr key={run.id}>
                    <th scope="row">
                      <Link href={`/portfolio/${run.id}` as Route} prefetch={false}>
                        {run.title ?? `#${run.id}`}
                      </Link>
                    </th>
                    <td>{t("choice", { name: scopeName(run, locale, t("allSites")), count: run.of })}</td>
                    <td>{runScenarioName(run, locale, t)}</td>
                    <td>{t("yearSpan", { from: String(run.firstYear), to: String(run.firstYear + run.years - 1) })}</td>
                    <td>{t(`state.${run.state}`)}</td>
                    <td>{formatDay(inWorkspaceZone(run.requestedAt), locale)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        )}
      </section>
    </div>
  );
}
