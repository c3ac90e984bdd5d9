import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import parts from "@/app/_ui/parts.module.css";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import tables from "@/app/_ui/table.module.css";
import { Unknown } from "@/app/_ui/unknown";
import { YearFan } from "@/app/_ui/year-fan";
import { formatMoney } from "@/lib/format/money";
import { formatCount, formatMegawattFigure, formatNumber, formatPercent } from "@/lib/format/numbers";
import type { PortfolioFigures } from "@/lib/portfolio/portfolio-run";
import styles from "./portfolio.module.css";

const series = ["energisedMegawatts", "revenueUsd", "operatingIncomeUsd", "capexUsd", "cashUsd"] as const;
const ways = ["stated", "default"] as const;
const needsNoCapex = (name: (typeof series)[number]) => name === "energisedMegawatts" || name === "revenueUsd";

type Props = { id: number; figures: PortfolioFigures; dollars: (typeof ways)[number] };

/** A run's fans by calendar year, what they cover, and shares by year. */
export function RunFigures({ id, figures, dollars }: Props) {
  const t = useTranslations("portfolio");
  const { coverage } = figures;
  const fans = dollars === "stated" ? figures.fans.stated : figures.fans.atDefaultCapex;
  const unknownOf = (name: (typeof series)[number]) => {
    if (coverage.totalMegawatts === 0) return t("noMegawatts");
    return dollars === "stated" && coverage.capexStated === 0 && !needsNoCapex(name) ? t("noCapex") : null;
  };
  const ofPhases = { covered: coverage.capexStated, of: coverage.phases };
  return (
    <>
      <section className={parts.card} data-testid="fans">
        <h2>
          {t("fans")}
          <small>{t("fansNote")}</small>
        </h2>
        <nav className={styles.chips} aria-label={t("dollars.label")}>
          {ways.map((way) => (
            <Link
              key={way}
              href={way === "stated" ? `/portfolio/${id}` : `/portfolio/${id}?dollars=${way}`}
              className={parts.chip}
              aria-current={way === dollars ? "true" : undefined}
              scroll={false}
            >
              {t(`dollars.${way}`)}
            </Link>
          ))}
        </nav>
        <p className={parts.subtitle}>{t(`dollarsMeaning.${dollars}`, ofPhases)}</p>
        <div className={styles.fans}>
          {series.map((name) => {
            const unknown = unknownOf(name);
            return (
              <section key={name} data-testid={`fan-${name}`}>
                <h3>{t(`series.${name}`)}</h3>
                {unknown === null ? <RunFan name={name} fan={fans[name]} /> : <Unknown reason={unknown} />}
              </section>
            );
          })}
        </div>
      </section>
      <Coverage coverage={coverage} />
      <Shares shares={figures.shares} coverage={coverage} />
    </>
  );
}

function RunFan({
  name,
  fan,
}: {
  name: (typeof series)[number];
  fan: PortfolioFigures["fans"]["stated"][typeof name];
}) {
  const t = useTranslations("portfolio");
  const locale = useLocale();
  const title = t(`series.${name}`);
  const write = (value: number) =>
    name === "energisedMegawatts" ? formatMegawattFigure(value, locale) : formatMoney(value, "USD", locale);
  const said = fan.map(({ year, p10, p50, p90 }) =>
    t("chart.point", { year: String(year), p10: write(p10), p50: write(p50), p90: write(p90) }),
  );
  const alt = t("chart.label", { title, points: said.join("; ") });
  return <YearFan name={name} title={title} alt={alt} fan={fan} write={write} />;
}

function Coverage({ coverage }: Pick<PortfolioFigures, "coverage">) {
  const t = useTranslations("portfolio");
  const locale = useLocale();
  const { phases, left, megawattsByBasis, effectiveSites } = coverage;
  const bases = (["facility", "criticalIt", "fromCapex", "notYetSited"] as const).filter(
    (basis) => megawattsByBasis[basis] > 0,
  );
  return (
    <section className={`${parts.card} ${styles.coverage}`} data-testid="coverage">
      <h2>{t("coverage")}</h2>
      <table className={`${tables.table} ${tables.wide}`}>
        <thead>
          <tr>
            <th scope="col">{t("coverageColumn.what")}</th>
            <th scope="col">{t("coverageColumn.covered")}</th>
          </tr>
        </thead>
        <tbody>
          {(["megawattsStated", "megawattsFromCapex", "capexStated"] as const).map((name) => (
            <tr key={name}>
              <th scope="row">{t(`covers.${name}`)}</th>
              <td>
                {t("ofPhases", { covered: formatCount(coverage[name], locale), of: formatCount(phases, locale) })}
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t("covers.effectiveSites")}</th>
            <td>
              {effectiveSites === null ? (
                <Unknown reason={t("noMegawatts")} />
              ) : (
                formatNumber(effectiveSites, locale, { maximumFractionDigits: 1 })
              )}
            </td>
          </tr>
          <tr>
            <th scope="row">{t("left")}</th>
            <td>
              {left.length === 0
                ? t("leftNone")
                : left.map((one) => `${t(`leftReason.${one.reason}`)} ${formatCount(one.phases, locale)}`).join(", ")}
            </td>
          </tr>
        </tbody>
      </table>
      <h2>
        {t("basis")}
        {megawattsByBasis.facility > 0 && megawattsByBasis.criticalIt > 0 && <small>{t("basisNote")}</small>}
      </h2>
      {bases.length === 0 ? (
        <Unknown reason={t("noMegawatts")} />
      ) : (
        <ul className={styles.split}>
          {bases.map((basis) => (
            <li key={basis}>
              {t(`bases.${basis}`)} <b>{formatMegawattFigure(megawattsByBasis[basis], locale)}</b>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Shares({ shares, coverage }: Pick<PortfolioFigures, "shares" | "coverage">) {
  const t = useTranslations("portfolio");
  const locale = useLocale();
  const hasMegawatts = coverage.totalMegawatts > 0;
  const profit = (share: number, isKnown: boolean, reason: string) =>
    isKnown ? formatPercent(share, locale) : <Unknown reason={reason} />;
  return (
    <section className={parts.card}>
      <h2>{t("shares")}</h2>
      <ScrollRegion label={t("shares")}>
        <table className={`${tables.table} ${tables.wide}`}>
          <thead>
            <tr>
              <th scope="col">{t("chart.year")}</th>
              <th scope="col">{t("share.inService")}</th>
              <th scope="col">{t("share.profitStated")}</th>
              <th scope="col">{t("share.profitAtDefaultCapex")}</th>
            </tr>
          </thead>
          <tbody>
            {shares.map(({ year, inService, profitStated, profitAtDefaultCapex }) => (
              <tr key={year}>
                <th scope="row">{year}</th>
                <td>{inService === null ? <Unknown reason={t("noMegawatts")} /> : formatPercent(inService, locale)}</td>
                <td>{profit(profitStated, coverage.capexStated > 0, t("noCapex"))}</td>
                <td>{profit(profitAtDefaultCapex, hasMegawatts, t("noMegawatts"))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
