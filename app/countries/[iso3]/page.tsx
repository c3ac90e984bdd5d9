import type { Metadata, Route } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { economyComparison } from "@/app/_data/economy-scenarios";
import { phaseList } from "@/app/_data/phases";
import { type Economy, findEconomy } from "@/app/_data/readiness";
import { pageResult } from "@/app/_data/results";
import { scenarioChoice } from "@/app/_data/scenario";
import { today } from "@/app/_data/today";
import { Bounded } from "@/app/_ui/bounded";
import { Calculating } from "@/app/_ui/calculating/calculating";
import { Chip } from "@/app/_ui/chip";
import parts from "@/app/_ui/parts.module.css";
import { Prose } from "@/app/_ui/prose";
import { BeingCalculated, ResultDay } from "@/app/_ui/result-day";
import { addressOf, withParams, withScenario } from "@/app/_ui/scenario/address";
import { scenarioName } from "@/app/_ui/scenario/scenario-name";
import { ScenarioBar } from "@/app/_ui/scenario-bar";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import { Unknown } from "@/app/_ui/unknown";
import { PledgeCard } from "@/app/programmes/_components/pledge-card";
import { toEpochDay } from "@/lib/domain/dates";
import { parsePhaseListQuery } from "@/lib/domain/phase-list";
import { parseReadinessListQuery, readinessBases } from "@/lib/domain/readiness-list";
import { placeFacts, policyFact } from "@/lib/readiness/economy-facts";
import { BaseRateCard } from "../_components/base-rate-card";
import styles from "../_components/countries.module.css";
import { EconomyPhases } from "../_components/economy-phases";
import { EconomyRecords } from "../_components/economy-records";
import { FactTable } from "../_components/fact-table";
import { ForecastDays } from "../_components/forecast-days";
import { Headline } from "../_components/headline";
import { InServiceChart } from "../_components/in-service-chart";
import { PillarTable } from "../_components/pillar-table";
import { PolicyTable } from "../_components/policy-table";
import { UnderScenarios } from "../_components/under-scenarios";

/** Open ones first, as in the list of sites, which has them all. */
const PHASES_SHOWN = 30;

type Props = PageProps<"/countries/[iso3]">;

async function read({ params, searchParams }: Props) {
  const [{ iso3 }, asked] = await Promise.all([params, searchParams]);
  const page = /^[A-Z]{3}$/.test(iso3) ? await findEconomy(iso3, parseReadinessListQuery(asked).basis) : null;
  return page ?? notFound();
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [{ economy }, locale] = await Promise.all([read(props), getLocale()]);
  return { title: locale === "ko" ? economy.nameKo : economy.nameEn };
}

export default async function EconomyPage(props: Props) {
  const { economy, stored: page } = await read(props);
  if (!page) return <NotStored economy={economy} />;
  const { row } = page;
  const [locale, t, scenarios, phases] = await Promise.all([
    getLocale(),
    getTranslations("countries"),
    getTranslations("scenarios"),
    getLocale().then((asking) =>
      phaseList({ ...parsePhaseListQuery({}), economy: economy.iso3, size: PHASES_SHOWN }, asking),
    ),
  ]);
  const asked = await props.searchParams;
  const choice = await scenarioChoice(asked);
  const comparison =
    choice.isCompared && row.sites > 0
      ? pageResult(await economyComparison(economy.iso3, choice), {
          route: withScenario(`/api/simulations/economies/${economy.iso3}`, choice),
          page: withScenario(addressOf(`/countries/${economy.iso3}`, asked), choice),
        })
      : null;
  const under = comparison?.value ?? null;
  const names = {
    curve: scenarioName(choice.against, locale),
    compared: scenarioName(choice.scenario, locale),
  };
  const todayDay = toEpochDay(today());
  const own = addressOf(`/countries/${economy.iso3}`, asked);
  const basis = t(`basis.${row.basis}`);
  const rateRegions = page.baseRates.map(({ region }) => region.slug);
  const { context, besideRate, rest } = placeFacts(economy.facts, rateRegions);
  const noPolicies = policyFact(economy.facts);
  return (
    <>
      <Link href={"/countries" as Route} className={parts.back}>
        ← {t("economy.back")}
      </Link>
      <h1>
        {locale === "ko" ? economy.nameKo : economy.nameEn}{" "}
        <span className={parts.mark}>{economy.isApecMember ? t("economy.apec") : t("notApec")}</span>
      </h1>
      <div className={styles.headline}>
        <Headline page={page} />
        <ResultDay day={page.day} />
      </div>
      {row.sites > 0 && <ScenarioBar path={`/countries/${economy.iso3}`} asked={asked} />}
      {row.sites > 0 && (
        <nav className={styles.filters} aria-label={t("basis.label")}>
          <span>
            <span className={styles.label}>{t("basis.label")}</span>{" "}
            {readinessBases.map((one) => (
              <Chip
                key={one}
                href={withScenario(`/countries/${economy.iso3}?basis=${one}`, choice)}
                active={one === row.basis}
              >
                {t(`basis.${one}`)}
              </Chip>
            ))}
          </span>
        </nav>
      )}
      <div className={styles.columns}>
        {comparison?.pending && (
          <section className={parts.card} data-testid="economy-scenarios">
            <h2>{scenarios("economy.title")}</h2>
            <Calculating pending={comparison.pending} />
          </section>
        )}
        {under && (
          <UnderScenarios {...{ todayDay, choice, basis: row.basis, phases: phases.rows, comparison: under }} />
        )}
        {row.sites > 0 && (
          <section className={parts.card}>
            <h2>
              {t("economy.pillars")}
              <small>{t("economy.pillarsNote", { basis })}</small>
            </h2>
            <ScrollRegion label={t("economy.pillars")}>
              <PillarTable row={row} />
            </ScrollRegion>
          </section>
        )}
        {row.sites > 0 && (
          <section className={parts.card}>
            <h2>
              {t("economy.curve")}
              <small>{t("economy.curveNote", { basis })}</small>
            </h2>
            <InServiceChart
              curve={under ? under.from.byBasis[row.basis].curve : page.curve}
              announced={row.announcedMegawatts[row.basis]}
              {...(under ? { compared: { curve: under.to.byBasis[row.basis].curve, names } } : {})}
            />
            {under && <ForecastDays forecastOn={under.forecastOn} />}
          </section>
        )}
      </div>
      {phases.rows.length > 0 && (
        <section className={parts.card} id="phases">
          <h2>{t("economy.phases")}</h2>
          <EconomyPhases rows={phases.rows} todayDay={todayDay} />
          {phases.rows.length < phases.phases && (
            <p>
              <Link href={`/sites?economy=${economy.iso3}` as Route}>
                {t("economy.allPhases", { shown: phases.rows.length, of: phases.phases })}
              </Link>
            </p>
          )}
        </section>
      )}
      <EconomyRecords
        iso3={economy.iso3}
        asked={asked.records}
        hrefOf={(kind) => withParams(withScenario(`${own}#records`, choice), { records: kind })}
      />
      <section className={parts.card} id="policies">
        <h2>{t("economy.policies")}</h2>
        {economy.policies.length === 0 ? (
          <p className={styles.bare}>
            <Unknown />{" "}
            {noPolicies?.unknownReason ? (
              <Prose text={noPolicies.unknownReason} korean={noPolicies.unknownReasonKo} className={styles.unit} />
            ) : (
              <span className={styles.unit}>{t("policy.none")}</span>
            )}
          </p>
        ) : (
          <Bounded count={economy.policies.length} label={t("economy.rules", { count: economy.policies.length })}>
            <PolicyTable policies={economy.policies} label={t("economy.policies")} />
          </Bounded>
        )}
      </section>
      {page.baseRates.map((rate) => (
        <BaseRateCard key={rate.slug} rate={rate} todayDay={todayDay} facts={besideRate(rate.region.slug)} />
      ))}
      {rest.length > 0 && (
        <section className={parts.card}>
          <h2>
            {t("economy.evidence")}
            <small>{t("economy.evidenceNote")}</small>
          </h2>
          <Bounded count={rest.length} label={t("economy.facts", { count: rest.length })}>
            <FactTable facts={rest} label={t("economy.evidence")} />
          </Bounded>
        </section>
      )}
      {context.length > 0 && (
        <section className={parts.card} id="context">
          <h2>
            {t("economy.context")}
            <small>{t("economy.contextNote")}</small>
          </h2>
          <Bounded count={context.length} label={t("economy.facts", { count: context.length })}>
            <FactTable facts={context} label={t("economy.context")} />
          </Bounded>
        </section>
      )}
      {page.programmes.length > 0 && (
        <section className={parts.card} id="pledges">
          <h2>
            {t("economy.pledges")}
            <small>{t("economy.pledgesNote")}</small>
          </h2>
          {page.programmes.map((programme) => (
            <PledgeCard key={programme.slug} programme={programme} />
          ))}
        </section>
      )}
    </>
  );
}

/** In place of the page until the worker has stored the economy's readiness. */
async function NotStored({ economy }: { economy: Economy }) {
  const locale = await getLocale();
  return (
    <>
      <h1>{locale === "ko" ? economy.nameKo : economy.nameEn}</h1>
      <BeingCalculated />
    </>
  );
}
