import type { Route } from "next";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { EconomyOutlooks } from "@/app/_data/economy-scenarios";
import type { PhaseListRow } from "@/app/_data/phases";
import type { ScenarioChoice } from "@/app/_data/scenario";
import parts from "@/app/_ui/parts.module.css";
import { withScenario } from "@/app/_ui/scenario/address";
import { scenarioName } from "@/app/_ui/scenario/scenario-name";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import { SiteName } from "@/app/_ui/site-name";
import tables from "@/app/_ui/table.module.css";
import { useMedianMonth } from "@/app/_ui/use-median-month";
import type { MegawattBasis } from "@/lib/domain/vocabulary";
import { formatDays } from "@/lib/format/dates";
import { formatMegawattFigure, formatPercent } from "@/lib/format/numbers";
import { readinessYears } from "@/lib/readiness/types";
import styles from "./countries.module.css";
import { FigureText } from "./figure-cell";
import { ForecastDays } from "./forecast-days";
import { type PhaseSide, phaseSides } from "./scenario-phases";

type Props = {
  todayDay: number;
  basis: MegawattBasis;
  choice: ScenarioChoice;
  phases: PhaseListRow[];
  comparison: EconomyOutlooks;
};

/** An economy's expected MW under two scenarios with what each group of overrides contributes to the difference, and its phases' medians. */
export function UnderScenarios({ todayDay, basis, choice, phases, comparison }: Props) {
  const t = useTranslations("scenarios.economy");
  const countries = useTranslations("countries");
  const group = useTranslations("scenarios.group");
  const locale = useLocale();
  const month = useMedianMonth(todayDay);
  const names = [scenarioName(choice.against, locale), scenarioName(choice.scenario, locale)];
  const signed = (value: number) => {
    const text = formatMegawattFigure(Math.abs(value), locale);
    return text === "0" ? "0" : (value > 0 ? "+" : "−") + text;
  };
  const days = (change: number | null) =>
    change === null ? "–" : (change > 0 ? "+" : change < 0 ? "−" : "") + formatDays(Math.abs(change), locale);
  const title = t("title");
  const { from, to } = comparison;
  const differences = comparison.differences[basis];
  const groups = [
    ...new Set(Object.values(differences).flatMap(({ causes }) => (causes ?? []).map((one) => one.group))),
  ];
  return (
    <section className={parts.card} aria-labelledby="under" data-testid="economy-scenarios">
      <h2 id="under">
        {title}
        <small>{t("subtitle", { basis: countries(`basis.${basis}`) })}</small>
      </h2>
      <ScrollRegion label={title}>
        <table className={tables.table} data-testid="economy-sums">
          <thead>
            <tr>
              <th scope="col">{t("figure")}</th>
              {names.map((name, i) => (
                <th key={i === 0 ? "from" : "to"} scope="col" data-column="megawatts">
                  {name}
                </th>
              ))}
              <th scope="col" data-column="megawatts">
                {t("difference")}
              </th>
              {groups.map((one) => (
                <th key={one} scope="col" data-column="megawatts">
                  {t("cause", { group: group(one) })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {readinessYears.map((year) => {
              const change = differences[year]?.change ?? null;
              return (
                <tr key={year}>
                  <th scope="row">{t("expected", { year: String(year) })}</th>
                  {[from, to].map(({ byBasis }, i) => (
                    <td key={i === 0 ? "from" : "to"} data-column="megawatts">
                      <FigureText figure={byBasis[basis].expectedInServiceMegawatts[year]} />
                    </td>
                  ))}
                  <td data-column="megawatts" data-value={change ?? undefined}>
                    {change === null ? "–" : signed(change)}
                  </td>
                  {groups.map((one) => {
                    const cause = differences[year]?.causes?.find(({ group: of }) => of === one);
                    return (
                      <td key={one} data-column="megawatts" data-cause={one} data-value={cause?.change}>
                        {cause ? signed(cause.change) : "–"}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollRegion>
      <ForecastDays forecastOn={comparison.forecastOn} />
      <p className={styles.dim}>{t("unmoved")}</p>
      <h3 className={styles.subheading}>
        {t("phases")} <span className={styles.unit}>{t("phasesNote")}</span>
      </h3>
      <ScrollRegion label={t("phases")}>
        <table className={`${tables.table} ${tables.wide}`}>
          <thead>
            <tr>
              <th scope="col">{t("phase")}</th>
              <th scope="col">{`${t("p50")} · ${names[0]}`}</th>
              <th scope="col">{`${t("p50")} · ${names[1]}`}</th>
              <th scope="col">{t("difference")}</th>
              <th scope="col">{`${t("cancelled")} · ${names[0]}`}</th>
              <th scope="col">{`${t("cancelled")} · ${names[1]}`}</th>
            </tr>
          </thead>
          <tbody>
            {phaseSides(phases, from.phases, to.phases).map(({ row, from: before, to: after, changeDays }) => (
              <tr key={row.phaseId}>
                <th scope="row">
                  <Link
                    href={withScenario(`/sites/${row.siteSlug}?phase=${row.ordinal}`, choice) as Route}
                    prefetch={false}
                  >
                    <SiteName site={{ nameEn: row.siteNameEn, nameKo: row.siteNameKo }} /> ·{" "}
                    {locale === "ko" ? row.phaseNameKo : row.phaseNameEn}
                  </Link>
                </th>
                {[before, after].map((side, i) => (
                  <td key={i === 0 ? "from" : "to"}>{month(side.p50Day) ?? t("noForecast")}</td>
                ))}
                <td className={styles.nowrap}>{days(changeDays)}</td>
                {[before, after].map(({ cancelledShare }: PhaseSide, i) => (
                  <td key={i === 0 ? "from" : "to"} className={styles.nowrap}>
                    {cancelledShare === null ? "–" : formatPercent(cancelledShare, locale)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {phases.some(({ isIllustrative }) => isIllustrative) && <p className={styles.dim}>{t("illustrative")}</p>}
    </section>
  );
}
