import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { portfolioRuns, portfolioScopes } from "@/app/_data/portfolio-runs";
import { scenarioChoice } from "@/app/_data/scenario";
import { inWorkspaceZone, today } from "@/app/_data/today";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { DataTable } from "@/app/_ui/data-table/data-table";
import parts from "@/app/_ui/parts.module.css";
import { scenarioOptions } from "@/app/_ui/scenario/options";
import tables from "@/app/_ui/table.module.css";
import { formatDay } from "@/lib/format/dates";
import { RunForm } from "./_components/run-form";
import { runScenarioName, scopeName } from "./_components/run-labels";
import { requestRunAction } from "./actions";

const USUAL_YEARS = "15";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("portfolio"))("title") };
}

export default async function PortfolioPage({ searchParams }: PageProps<"/portfolio">) {
  const asked = { scenario: (await searchParams).scenario };
  const { scenario, problems } = await scenarioChoice(asked);
  const [runs, choices, scenarios, locale, t] = await Promise.all([
    portfolioRuns(),
    portfolioScopes(),
    scenarioOptions([scenario], asked),
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
        <ClientMessages of={["portfolio", "shell"]}>
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
          <DataTable
            caption={t("runs")}
            className={`${tables.table} ${tables.wide}`}
            columns={(["run", "scope", "scenario", "years", "state", "requested"] as const).map((id) => ({
              id,
              name: t(`column.${id}`),
            }))}
            rows={runs.map((run) => {
              const scope = t("choice", { name: scopeName(run, locale, t("allSites")), count: run.siteCount });
              const name = runScenarioName(run, locale, t);
              return {
                id: String(run.id),
                sortBy: {
                  run: run.title ?? `#${run.id}`,
                  scope,
                  scenario: name,
                  years: run.firstYear,
                  state: t(`state.${run.state}`),
                  requested: run.requestedAt,
                },
                cells: {
                  run: (
                    <Link href={`/portfolio/${run.id}`} prefetch={false}>
                      <bdi>{run.title ?? `#${run.id}`}</bdi>
                    </Link>
                  ),
                  scope,
                  scenario: name,
                  years: t("yearSpan", { from: String(run.firstYear), to: String(run.firstYear + run.years - 1) }),
                  state: t(`state.${run.state}`),
                  requested: formatDay(inWorkspaceZone(run.requestedAt), locale),
                },
              };
            })}
          />
        )}
      </section>
    </div>
  );
}
