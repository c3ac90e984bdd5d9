import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { programmeComparison, programmeMoney } from "@/app/_data/programme-money";
import { findProgramme, type ProgrammeSite } from "@/app/_data/programmes";
import { pageResult } from "@/app/_data/results";
import { type ScenarioChoice, scenarioChoice } from "@/app/_data/scenario";
import { today } from "@/app/_data/today";
import { Calculating } from "@/app/_ui/calculating/calculating";
import parts from "@/app/_ui/parts.module.css";
import { addressOf, withScenario } from "@/app/_ui/scenario/address";
import { ScenarioBar } from "@/app/_ui/scenario-bar";
import { SiteName } from "@/app/_ui/site-name";
import { BaseRateCard } from "@/app/countries/_components/base-rate-card";
import countries from "@/app/countries/_components/countries.module.css";
import { FactTable } from "@/app/countries/_components/fact-table";
import { isArticleFigure } from "@/lib/article/article-claims";
import { toEpochDay } from "@/lib/domain/dates";
import { pledgeTopics } from "@/lib/domain/vocabulary";
import { formatDay } from "@/lib/format/dates";
import { headlinePledge } from "@/lib/portfolio/headline-pledge";
import { placeFacts } from "@/lib/readiness/economy-facts";
import { programmeWindow, windowYears } from "../_components/pledge-card";
import { PledgeTable } from "../_components/pledge-table";
import { pledgeValue } from "../_components/pledge-value";
import { ProgrammeMoney } from "../_components/programme-money";
import styles from "../_components/programmes.module.css";
import { ScenarioSides } from "../_components/scenario-sides";

type Props = PageProps<"/programmes/[slug]">;

async function read({ params }: Props) {
  const { slug } = await params;
  const found = /^[a-z0-9-]{1,100}$/.test(slug) ? await findProgramme(slug) : null;
  return found ?? notFound();
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [{ programme }, locale] = await Promise.all([read(props), getLocale()]);
  return { title: locale === "ko" ? programme.nameKo : programme.nameEn };
}

export default async function ProgrammePage(props: Props) {
  const [found, locale, t] = await Promise.all([read(props), getLocale(), getTranslations("programmes")]);
  const { programme, others, sites, baseRates, facts } = found;
  const asked = await props.searchParams;
  const choice = await scenarioChoice(asked);
  const [toMoney, toComparison] = await Promise.all([
    programmeMoney(programme.slug, choice.scenario.overrides),
    choice.isCompared ? programmeComparison(programme.slug, choice) : null,
  ]);
  const from = (figures: "money" | "comparison") => ({
    route: withScenario(`/api/simulations/programmes/${programme.slug}?figures=${figures}`, choice),
    page: withScenario(addressOf(`/programmes/${programme.slug}`, asked), choice),
  });
  const money = toMoney && pageResult(toMoney, from("money"));
  const comparison = toComparison && pageResult(toComparison, from("comparison"));
  const pick = (of: { nameEn: string; nameKo: string }) => (locale === "ko" ? of.nameKo : of.nameEn);
  const pledge = headlinePledge(programme.pledges);
  const amount = pledge && pledgeValue(pledge, t, locale);
  const regionSlugs = programme.regions.map((region) => region.slug);
  const rateRegions = baseRates.map(({ region }) => region.slug);
  const { besideRate, rest } = placeFacts(facts, rateRegions, regionSlugs);
  const article = programme.pledges.find(({ slug }) => isArticleFigure(slug))?.source;
  return (
    <div className={parts.stack}>
      <header>
        <Link href="/programmes" className={parts.back}>
          ← {t("back")}
        </Link>
        <h1>{pick(programme)}</h1>
        <p className={parts.facts}>
          {amount && <b>{amount}</b>}
          <span>{locale === "ko" ? programme.sponsorNameKo : programme.sponsorNameEn}</span>
          <span>{programmeWindow(programme, t)}</span>
          {programme.announcedOn && <span>{t("announcedOn", { date: formatDay(programme.announcedOn, locale) })}</span>}
          <span>
            {programme.regions.length > 0
              ? t("regions", { regions: programme.regions.map(pick).join(", ") })
              : t("noRegions")}
          </span>
        </p>
        <p className={styles.description}>{locale === "ko" ? programme.descriptionKo : programme.descriptionEn}</p>
      </header>
      <ScenarioBar path={`/programmes/${programme.slug}`} asked={asked} />
      {comparison?.pending && (
        <section className={parts.card} data-testid="programme-sides">
          <h2>{t("money.sides.pending")}</h2>
          <Calculating pending={comparison.pending} />
        </section>
      )}
      {comparison?.value && <ScenarioSides choice={choice} comparison={comparison.value} />}
      <section className={styles.notice}>
        <h2>{t("noStart.title")}</h2>
        <p>{t("noStart.why", { window: windowYears(programme) ?? t("windowUnknown") })}</p>
        {others.length > 0 && (
          <p>
            {t.rich("noStart.separate", {
              others: () =>
                others.map((other, index) => (
                  <span key={other.slug}>
                    {index > 0 && ", "}
                    <Link href={`/programmes/${other.slug}`}>{pick(other)}</Link>
                  </span>
                )),
            })}
          </p>
        )}
      </section>
      {money?.pending && (
        <section className={parts.card} data-testid="programme-money">
          <h2>{t("money.pending")}</h2>
          <Calculating pending={money.pending} />
        </section>
      )}
      {money && !money.pending && <ProgrammeMoney programme={programme} result={money.value} />}
      {article && (
        <p className={parts.subtitle}>
          {t.rich("foundingArticle", {
            title: () => <span lang={article.language ?? undefined}>{article.title}</span>,
          })}
        </p>
      )}
      {pledgeTopics.map((topic) => {
        const own = programme.pledges.filter((one) => one.topic === topic);
        return own.length === 0 ? null : (
          <section key={topic} className={parts.card} id={topic}>
            <h2>
              {t(`topic.${topic}`)}
              {topic === "economics" && <small>{t("topicNote")}</small>}
            </h2>
            <PledgeTable pledges={own} label={t(`topic.${topic}`)} />
          </section>
        );
      })}
      <section className={parts.card}>
        <h2>{t("sites.members")}</h2>
        <SiteList sites={sites.filter((site) => site.isMember)} empty="membersNone" choice={choice} />
      </section>
      {programme.regions.length > 0 && (
        <section className={parts.card}>
          <h2>
            {t("sites.context")}
            <small>{t("sites.contextNote")}</small>
          </h2>
          <SiteList sites={sites.filter((site) => !site.isMember)} empty="none" choice={choice} />
        </section>
      )}
      {baseRates.map((rate) => (
        <BaseRateCard key={rate.slug} rate={rate} todayDay={toEpochDay(today())} facts={besideRate(rate.region.slug)} />
      ))}
      {rest.length > 0 && (
        <section className={parts.card}>
          <h2>
            {t("regionsKnown")}
            <small>{t("regionsKnownNote")}</small>
          </h2>
          <FactTable facts={rest} label={t("regionsKnown")} />
        </section>
      )}
    </div>
  );
}

type SiteListProps = { sites: ProgrammeSite[]; empty: "none" | "membersNone"; choice: ScenarioChoice };

async function SiteList({ sites, empty, choice }: SiteListProps) {
  const [locale, t] = await Promise.all([getLocale(), getTranslations("programmes.sites")]);
  if (sites.length === 0) return <p className={`${parts.unknown} ${countries.bare}`}>{t(empty)}</p>;
  const pick = (en: string | null, ko: string | null) => (locale === "ko" ? ko : en);
  return (
    <ul className={styles.siteList}>
      {sites.map((site) => (
        <li key={site.slug}>
          <Link href={withScenario(`/sites/${site.slug}`, choice)} prefetch={false}>
            <SiteName site={site} />
          </Link>
          <span>{pick(site.operatorNameEn, site.operatorNameKo) ?? t("noOperator")}</span>
          <span>{site.region ? pick(site.region.nameEn, site.region.nameKo) : t("noRegion")}</span>
        </li>
      ))}
    </ul>
  );
}
