import { useLocale, useTranslations } from "next-intl";
import type { EconomyFact } from "@/app/_data/site";
import { EvidenceBadge } from "@/app/_ui/evidence-badge";
import { Prose } from "@/app/_ui/prose";
import tables from "@/app/_ui/table.module.css";
import { Unknown } from "@/app/_ui/unknown";
import { WebLink } from "@/app/_ui/web-link";
import type { BaseRateEffect, PhaseAssessment } from "@/lib/assessment/types";
import { toIsoDate } from "@/lib/domain/dates";
import type { SiteRecords } from "@/lib/domain/records";
import { permitTypes } from "@/lib/domain/vocabulary";
import { formatDay, formatMonthOfDay } from "@/lib/format/dates";
import { formatFactValue, formatPeriod } from "@/lib/format/facts";
import { formatMegawattFigure, formatPercent } from "@/lib/format/numbers";
import { proseIn } from "@/lib/format/prose";
import { publisherIn } from "@/lib/format/publisher";
import styles from "./site.module.css";

type Props = { site: SiteRecords; assessment: PhaseAssessment; facts: EconomyFact[] };

/** How often others passed a gate here, whether that speaks of this phase, and the forecast both ways; then what speaks against it. */
export function BaseRates({ site, assessment, facts }: Props) {
  const t = useTranslations("site.baseRate");
  if (assessment.baseRates.length === 0) return null;
  return (
    <section className={styles.card} aria-labelledby="base-rates">
      <h2 id="base-rates">
        {t("title")}
        <small>{t("subtitle")}</small>
      </h2>
      {assessment.baseRates.map((effect) => (
        <Effect key={effect.slug} effect={effect} site={site} />
      ))}
      {facts.length > 0 && <Facts facts={facts} />}
    </section>
  );
}

function Effect({ effect, site }: { effect: BaseRateEffect; site: SiteRecords }) {
  const t = useTranslations("site.baseRate");
  const words = useTranslations("words");
  const locale = useLocale();
  const rate = site.baseRates.find(({ slug }) => slug === effect.slug);
  const gate = permitTypes.find((type) => type === rate?.gate);
  const day = (value: unknown) => {
    const iso = typeof value === "number" ? toIsoDate(value) : null;
    return iso ? formatDay(iso, locale) : "";
  };
  const region = site.region ? (locale === "ko" ? site.region.nameKo : site.region.nameEn) : "";
  const percent = (share: number) => formatPercent(share, locale);
  const ended = proseIn(locale, rate?.endedBy, rate?.endedByKo);
  const ways = [
    ["ifApplies", effect.ifApplies],
    ["ifNot", effect.ifNot],
  ] as const;
  return (
    <div className={styles.effect}>
      <p>
        <b>{t("verdict", { verdict: effect.verdict, percent: percent(effect.probability) })}</b>{" "}
        {t("passed", {
          gate: gate ? words(`permitType.${gate}`) : (rate?.gate ?? effect.slug),
          region,
          passed: effect.passed,
          decided: effect.decided,
          effective: effect.effectiveDecided.toFixed(1),
          chance: percent(effect.passProbabilityMean),
          from: rate ? day(rate.periodFromDay) : "",
          to: rate ? day(rate.periodToDay) : "",
        })}{" "}
        <EvidenceBadge
          mark={effect.mark}
          sourceClass={rate?.source?.class}
          detail={rate?.source ? publisherIn(locale, rate.source.publisher) : undefined}
        />{" "}
        {rate?.source?.url && <WebLink href={rate.source.url}>{publisherIn(locale, rate.source.publisher)}</WebLink>}
      </p>
      <ul className={styles.conditions}>
        {effect.conditions.map(({ condition, verdict, detail }) => (
          <li key={condition} data-verdict={verdict}>
            <span aria-hidden="true">{verdict === "yes" ? "✓" : verdict === "no" ? "✕" : "?"}</span>{" "}
            {t(`condition.${condition}`)}: {t(`verdictWord.${verdict}`)}
            <small>
              {t(`detail.${condition}`, {
                region,
                known:
                  typeof (detail.megawatts ?? detail.appliedDay) === "number" || detail.signed === "yes" ? "yes" : "no",
                megawatts: typeof detail.megawatts === "number" ? formatMegawattFigure(detail.megawatts, locale) : "",
                threshold: typeof detail.threshold === "number" ? formatMegawattFigure(detail.threshold, locale) : "",
                applied: day(detail.appliedDay),
                after: day(detail.afterDay),
                signed: detail.signed === "yes" ? "yes" : "no",
              })}
            </small>
          </li>
        ))}
      </ul>
      {effect.ifApplies && effect.ifNot && (
        <table className={`${tables.numbers} ${tables.compact}`}>
          <thead>
            <tr>
              <th scope="col">{t("bothWays")}</th>
              <th scope="col">P50</th>
              <th scope="col">{t("cancelled")}</th>
            </tr>
          </thead>
          <tbody>
            {ways.map(([way, figures]) => (
              <tr key={way}>
                <th scope="row">{t(way)}</th>
                <td>{figures ? (formatMonthOfDay(figures.p50Day, locale) ?? t("never")) : "–"}</td>
                <td>{figures ? percent(figures.probabilityCancelled) : "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {(rate?.note || rate?.endedBy) && (
        <details className={styles.details}>
          <summary>{t("notes")}</summary>
          {ended && (
            <p className={styles.note} lang={ended.lang}>
              {t("ended", { by: ended.text })}
            </p>
          )}
          {rate.note && (
            <p className={styles.note}>
              <Prose text={rate.note} korean={rate.noteKo} />
            </p>
          )}
        </details>
      )}
    </div>
  );
}

function Facts({ facts }: { facts: EconomyFact[] }) {
  const t = useTranslations("site.baseRate");
  const locale = useLocale();
  return (
    <>
      <h3>{t("facts")}</h3>
      <ul className={styles.factList}>
        {facts.map((fact) => (
          <li key={fact.id}>
            <span>{(locale === "ko" ? fact.titleKo : fact.titleEn) ?? fact.indicator}: </span>
            {fact.value === null && fact.valueText === null ? (
              <Unknown reason={proseIn(locale, fact.unknownReason, fact.unknownReasonKo)?.text} />
            ) : (
              <b>{formatFactValue(fact, locale)}</b>
            )}{" "}
            <small>
              {fact.periodText ? (
                <Prose text={formatPeriod(fact.periodText, locale)} korean={fact.periodTextKo} />
              ) : (
                fact.year
              )}{" "}
              <EvidenceBadge mark={fact.mark} detail={proseIn(locale, fact.note, fact.noteKo)?.text} />{" "}
              <WebLink href={fact.source?.url}>{fact.source && publisherIn(locale, fact.source.publisher)}</WebLink>
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}
