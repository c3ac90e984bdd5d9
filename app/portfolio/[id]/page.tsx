import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { currentActor } from "@/app/_auth/actor";
import { findPortfolioRun, readRunId } from "@/app/_data/portfolio-runs";
import { inWorkspaceZone } from "@/app/_data/today";
import { ClientMessages } from "@/app/_i18n/client-messages";
import parts from "@/app/_ui/parts.module.css";
import { Differs } from "@/app/_ui/scenario/differs";
import { fieldViews } from "@/app/_ui/scenario/field-views";
import { actorLabel } from "@/lib/domain/actor";
import { formatDay } from "@/lib/format/dates";
import { isolated } from "@/lib/format/isolated";
import { formatCount } from "@/lib/format/numbers";
import { readOverrides } from "@/lib/scenarios/overrides";
import styles from "../_components/portfolio.module.css";
import { RunFigures } from "../_components/run-figures";
import { formatElapsed, runScenario, runScenarioName, scopeName } from "../_components/run-labels";
import { RunProgress } from "../_components/run-progress";

type Props = PageProps<"/portfolio/[id]">;

async function read({ params }: Props) {
  const id = readRunId((await params).id);
  const run = id === null ? null : await findPortfolioRun(id);
  return run ?? notFound();
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [run, locale, t] = await Promise.all([read(props), getLocale(), getTranslations("portfolio")]);
  return { title: run.title ? isolated(run.title) : scopeName(run, locale, t("allSites")) };
}

export default async function PortfolioRunPage(props: Props) {
  const [run, actor, asked, locale, t] = await Promise.all([
    read(props),
    currentActor(),
    props.searchParams,
    getLocale(),
    getTranslations("portfolio"),
  ]);
  const scope = t("choice", { name: scopeName(run, locale, t("allSites")), count: run.siteCount });
  const isOpen = run.state === "queued" || run.state === "running";
  const overrides = readOverrides(run.scenario.overrides);
  return (
    <div className={parts.stack}>
      <header>
        <Link href="/portfolio" className={parts.back}>
          ← {t("back")}
        </Link>
        <h1>
          <bdi>{run.title ?? scope}</bdi>
        </h1>
        <p className={parts.facts}>
          {run.title && <span>{scope}</span>}
          <span>{t("yearSpan", { from: String(run.firstYear), to: String(run.firstYear + run.years - 1) })}</span>
          <span>{t("facts.asOf", { date: formatDay(run.asOfOn, locale) })}</span>
          <span>{runScenarioName(run, locale, t)}</span>
          <span>{t("facts.draws", { draws: formatCount(run.draws, locale) })}</span>
          <span>{t("facts.seed", { seed: String(run.seed) })}</span>
          {run.figures && <span>{t("facts.engine", { version: run.figures.engineVersion })}</span>}
          {run.inputHash && <span>{t("facts.inputs", { hash: run.inputHash.slice(0, 12) })}</span>}
          <span>
            {t("facts.requested", {
              who: run.requestedBy === actorLabel(actor) ? actor.name : run.requestedBy.replace(/^\w+:/, ""),
              date: formatDay(inWorkspaceZone(run.requestedAt), locale),
            })}
          </span>
          {!isOpen && run.elapsedSeconds !== null && (
            <span>{t("facts.took", { time: formatElapsed(run.elapsedSeconds, (key, values) => t(key, values)) })}</span>
          )}
        </p>
        {overrides.ok && Object.keys(overrides.value).length > 0 && (
          <div className={styles.scenario} data-testid="run-scenario">
            <Differs
              scenario={{ ...runScenario(run, t), overrides: overrides.value }}
              fields={await fieldViews()}
              text="differs"
            />
          </div>
        )}
      </header>
      {isOpen && (
        <section className={parts.card}>
          <ClientMessages of={["portfolio"]}>
            <RunProgress id={run.id} initial={run} />
          </ClientMessages>
        </section>
      )}
      {run.state === "failed" && (
        <section className={styles.failed} data-testid="failed">
          <h2>{t("failed")}</h2>
          <p>{t("failedWhy")}</p>
          <p className={styles.message} lang="en">
            {run.message}
          </p>
        </section>
      )}
      {run.scope.kind === "programme" && (
        <p className={parts.subtitle}>
          {t.rich("notYetSited", {
            page: (chunks) => <Link href={`/programmes/${(run.scope as { slug: string }).slug}`}>{chunks}</Link>,
          })}
        </p>
      )}
      {run.figures && <RunFigures id={run.id} draws={run.draws} figures={run.figures} dollars={dollarsOf(asked)} />}
    </div>
  );
}

/** Which way of counting dollars the address asks for; anything else counts as absent. */
const dollarsOf = ({ dollars }: Awaited<Props["searchParams"]>) => (dollars === "default" ? "default" : "stated");
