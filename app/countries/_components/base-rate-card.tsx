import type { Route } from "next";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { EconomyFact, RegionBaseRate } from "@/app/_data/readiness";
import parts from "@/app/_ui/parts.module.css";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import { SiteName } from "@/app/_ui/site-name";
import tables from "@/app/_ui/table.module.css";
import { useMedianMonth } from "@/app/_ui/use-median-month";
import { permitTypes } from "@/lib/domain/vocabulary";
import { formatDay } from "@/lib/format/dates";
import { formatMegawatts, formatNumber, formatPercent } from "@/lib/format/numbers";
import { proseIn } from "@/lib/format/prose";
import styles from "./countries.module.css";
import { FactTable } from "./fact-table";
import { SourceLink } from "./source-link";

type Props = { rate: RegionBaseRate; facts: EconomyFact[]; todayDay: number };

/** How often a gate was passed in a region: the count, what it is worth, when it speaks of a phase, and what speaks against it. */
export function BaseRateCard({ rate, facts, todayDay }: Props) {
  const t = useTranslations("countries.baseRate");
  const words = useTranslations("words.permitType");
  const locale = useLocale();
  const region = locale === "ko" ? rate.region.nameKo : rate.region.nameEn;
  const gate = permitTypes.find((type) => type === rate.gate);
  const day = (iso: string) => formatDay(iso, locale);
  const ended = proseIn(locale, rate.endedBy, rate.endedByKo);
  const conditions = [
    t("inRegion", { region }),
    t("megawatts", { megawatts: formatMegawatts(rate.thresholdMegawatts, locale) }),
    t("appliedAfter", { date: day(rate.appliedAfter) }),
    ...(rate.newSupplyOnly ? [t("newSupply")] : []),
  ];
  return (
    <section className={parts.card}>
      <h2>
        {t("title", { gate: gate ? words(gate) : rate.gate, region })}
        <small>{t("period", { from: day(rate.periodFrom), to: day(rate.periodTo) })}</small>
      </h2>
      <p className={styles.finding}>
        {t.rich("finding", { passed: rate.passed, decided: rate.decided, b: (chunks: ReactNode) => <b>{chunks}</b> })}{" "}
        <SourceLink source={rate.source} mark={rate.mark} />
      </p>
      <p>
        {t("worth", {
          decided: rate.decided,
          effective: formatNumber(rate.effectiveDecided, locale, { maximumFractionDigits: 1 }),
          mean: formatPercent(rate.passProbabilityMean, locale),
        })}
      </p>
      <p className={styles.listTitle}>{t("conditions")}</p>
      <ul className={styles.list}>
        {conditions.map((condition) => (
          <li key={condition}>{condition}</li>
        ))}
      </ul>
      <p>
        {t("unknown", { chance: formatPercent(rate.probabilityIfUnknown, locale) })}{" "}
        {ended && <span lang={ended.lang}>{t("ended", { text: ended.text })}</span>}
      </p>
      <Effects rate={rate} todayDay={todayDay} />
      {facts.length > 0 && (
        <>
          <p className={styles.listTitle}>
            {t("counter")} <span className={styles.unit}>{t("counterNote")}</span>
          </p>
          <FactTable facts={facts} label={t("counter")} />
        </>
      )}
    </section>
  );
}

function Effects({ rate, todayDay }: Omit<Props, "facts">) {
  const t = useTranslations("countries.baseRate");
  const locale = useLocale();
  const month = useMedianMonth(todayDay);
  if (rate.phases.length === 0) return <p className={parts.unknown}>{t("noPhase")}</p>;
  const outcome = (of: { p50Day: number | null; probabilityCancelled: number } | null) =>
    of === null
      ? "–"
      : t("outcome", {
          month: month(of.p50Day) ?? t("never"),
          cancelled: formatPercent(of.probabilityCancelled, locale),
        });
  return (
    <ScrollRegion label={t("effect")}>
      <table className={`${tables.table} ${tables.wide}`}>
        <thead>
          <tr>
            <th scope="col">{t("effect")}</th>
            <th scope="col" />
            <th scope="col">{t("ifApplies")}</th>
            <th scope="col">{t("ifNot")}</th>
          </tr>
        </thead>
        <tbody>
          {rate.phases.map(({ siteSlug, siteNameEn, siteNameKo, ordinal, effect }) => (
            <tr key={`${siteSlug}-${ordinal}`}>
              <th scope="row">
                <Link href={`/sites/${siteSlug}?phase=${ordinal}` as Route} prefetch={false}>
                  <SiteName site={{ nameEn: siteNameEn, nameKo: siteNameKo }} />
                </Link>{" "}
                <span className={styles.unit}>{t("phase", { ordinal })}</span>
              </th>
              <td>
                {effect.verdict === "applies"
                  ? t("applies")
                  : t("may_apply", { chance: formatPercent(effect.probability, locale) })}
              </td>
              <td>{outcome(effect.ifApplies)}</td>
              <td>{outcome(effect.ifNot)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
