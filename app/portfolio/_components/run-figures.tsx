import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import parts from "@/app/_ui/parts.module.css";
import { PricesDrawn } from "@/app/_ui/prices-drawn";
import tables from "@/app/_ui/table.module.css";
import { Unknown } from "@/app/_ui/unknown";
import { YearFan } from "@/app/_ui/year-fan";
import { formatMoney } from "@/lib/format/money";
import { formatCount, formatMegawattFigure, formatNumber } from "@/lib/format/numbers";
import type { KeptFigures } from "@/lib/portfolio/kept-figures";
import { PartyMoney } from "./party-money";
import styles from "./portfolio.module.css";
import { RunShares } from "./run-shares";

const series = ["energisedMegawatts", "revenueUsd", "operatingIncomeUsd", "capexUsd", "cashUsd"] as const;
const ways = ["stated", "default"] as const;
const needsNoCapex = (name: (typeof series)[number]) => name === "energisedMegawatts" || name === "revenueUsd";

type Props = { id: number; draws: number; figures: KeptFigures; dollars: (typeof ways)[number] };

/** A run's fans by calendar year, what they cover, and shares by year. */
export function RunFigures({ id, draws, figures, dollars }: Props) {
  const t = useTranslations("portfolio");
  const { coverage, assumed } = figures;
  const way = dollars === "stated" ? "stated" : "atDefaultCapex";
  const fixed = figures.fans.fixed[way];
  const fans = figures.fans.drawn?.[way] ?? fixed;
  // MW have no price, and an earlier run has one reading only.
  const fixedOf = (name: (typeof series)[number]) =>
    figures.fans.drawn === null || name === "energisedMegawatts" ? undefined : fixed[name];
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
          <small>{t("fansNote", { prices: figures.fans.drawn ? "drawn" : "fixed" })}</small>
        </h2>
        <nav className={styles.chips} aria-label={t("dollars.label")}>
          {ways.map((one) => (
            <Link
              key={one}
              href={one === "stated" ? `/portfolio/${id}` : `/portfolio/${id}?dollars=${one}`}
              className={parts.chip}
              aria-current={one === dollars ? "true" : undefined}
              scroll={false}
            >
              {t(`dollars.${one}`)}
            </Link>
          ))}
        </nav>
        <p className={parts.subtitle}>{t(`dollarsMeaning.${dollars}`, ofPhases)}</p>
        <p className={parts.subtitle} data-testid="prices">
          {assumed ? <PricesDrawn assumed={assumed} /> : t("prices.notDrawn")}
        </p>
        <div className={styles.fans}>
          {series.map((name) => {
            const unknown = unknownOf(name);
            return (
              <section key={name} data-testid={`fan-${name}`}>
                <h3>{t(`series.${name}`)}</h3>
                {unknown === null ? (
                  <RunFan name={name} fan={fans[name]} fixed={fixedOf(name)} />
                ) : (
                  <Unknown reason={unknown} />
                )}
              </section>
            );
          })}
        </div>
      </section>
      {figures.money && assumed && <PartyMoney money={figures.money} idleMonths={assumed.idleMonths} />}
      <Coverage coverage={coverage} />
      <RunShares shares={figures.shares} coverage={coverage} draws={draws} />
    </>
  );
}

type Fan = KeptFigures["fans"]["fixed"]["stated"][(typeof series)[number]];

function RunFan({ name, fan, fixed }: { name: (typeof series)[number]; fan: Fan; fixed: Fan | undefined }) {
  const t = useTranslations("portfolio");
  const locale = useLocale();
  const title = t(`series.${name}`);
  const write = (value: number) =>
    name === "energisedMegawatts" ? formatMegawattFigure(value, locale) : formatMoney(value, "USD", locale);
  const said = fan.map(({ year, p10, p50, p90 }) =>
    t("chart.point", { year: String(year), p10: write(p10), p50: write(p50), p90: write(p90) }),
  );
  const alt = t("chart.label", { title, points: said.join("; ") });
  return <YearFan name={name} title={title} alt={alt} fan={fan} fixed={fixed} write={write} />;
}

function Coverage({ coverage }: Pick<KeptFigures, "coverage">) {
  const t = useTranslations("portfolio");
  const locale = useLocale();
  const { phases, left, megawattsByBasis, effectiveSites } = coverage;
  const bases = (["facility", "criticalIt", "fromCapex", "notYetSited"] as const).filter(
    (basis) => megawattsByBasis[basis] > 0,
  );
  return (
    <section className={`${parts.card} ${styles.coverage}`} data-testid="coverage">
      <h2>{t("coverage")}</h2>
      <table className={tables.table}>
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
