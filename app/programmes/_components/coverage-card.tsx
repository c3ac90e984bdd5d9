import { useLocale, useTranslations } from "next-intl";
import type { ProgrammeMoney } from "@/app/_data/programme-money";
import type { Programme } from "@/app/_data/programmes";
import { EvidenceBadge } from "@/app/_ui/evidence-badge";
import { koreanClassSource, koreanWords } from "@/app/_ui/korean-sources";
import parts from "@/app/_ui/parts.module.css";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import tables from "@/app/_ui/table.module.css";
import { TableHead } from "@/app/_ui/table-head";
import { Unknown } from "@/app/_ui/unknown";
import type { EvidenceMark } from "@/lib/domain/vocabulary";
import { formatMonthOfDay } from "@/lib/format/dates";
import { formatMegawatts, formatPercent } from "@/lib/format/numbers";
import { proseIn } from "@/lib/format/prose";
import { coverageCounts } from "@/lib/portfolio/coverage-counts";
import { Figure } from "./figure";
import styles from "./money.module.css";

/** What the named sites cover of the pledge, what nobody has sited, and that both come to the pledge. */
export function CoverageCard({ programme, money }: { programme: Programme; money: ProgrammeMoney }) {
  const t = useTranslations("programmes.money.coverage");
  const locale = useLocale();
  const { cover, portfolio, namedSites, model } = money;
  const { coverage } = portfolio;
  const { counted, left } = coverageCounts(coverage);
  const reasons = left.map(({ reason, phases }) => t(`left.${reason}`, { count: phases }));
  const illustrative = namedSites.filter(({ isIllustrative }) => isIllustrative).length;
  const pledged = programme.pledges.find(({ slug }) => slug === money.pledge?.slug);
  const basisMark = model.parameters["default-capex-usd-per-mw"];
  return (
    <section className={parts.card} data-testid="coverage">
      <h2>
        {t("title")}
        <small>{t("subtitle")}</small>
      </h2>
      <p className={styles.prose}>
        {namedSites.length === 0
          ? t("noSites")
          : t("sites", {
              sites: namedSites.length,
              counted,
              phases: coverage.phases,
              stated: coverage.capexStated,
            })}{" "}
        {reasons.length > 0 && t("leftOut", { reasons: reasons.join("; ") })}{" "}
        {illustrative > 0 && <strong>{t("illustrative", { count: illustrative })}</strong>}
      </p>
      <div className={styles.beside}>
        {cover ? (
          <div>
            <h3 className={styles.subhead}>{t("tie")}</h3>
            <table className={`${tables.numbers} ${tables.auto} ${styles.table}`} aria-label={t("tie")}>
              <tbody>
                <TieRow name="stated" usd={cover.statedUsd} mark="D" />
                <TieRow name="atDefault" usd={cover.atDefaultUsd} mark={basisMark?.mark ?? "U"} />
                <TieRow name="notYetSited" usd={cover.notYetSitedUsd} mark="D" />
                {cover.excessUsd > 0 && <TieRow name="excess" usd={-cover.excessUsd} mark="D" />}
                <TieRow name="pledge" usd={cover.pledgeUsd} mark={pledged?.mark ?? "U"} isTotal />
              </tbody>
            </table>
          </div>
        ) : (
          <p>{t("noPledge")}</p>
        )}
        <div>
          <h3 className={styles.subhead}>{t("megawatts")}</h3>
          <Megawatts {...coverage} />
        </div>
      </div>
      <Apart money={money} />
      {money.tranches.length > 0 && <Tranches money={money} />}
      <p className={parts.dim}>
        {basisMark && typeof basisMark.value === "number" && (
          <>
            {t.rich("perMegawatt", {
              usd: () => <Figure name="defaultCapexUsdPerMw" value={basisMark.value as number} unit="USD per MW" />,
            })}{" "}
            <EvidenceBadge
              mark={basisMark.mark}
              detail={
                proseIn(
                  locale,
                  basisMark.sourceText,
                  koreanWords({ ...basisMark, slug: "default-capex-usd-per-mw" }).source,
                )?.text
              }
            />{" "}
          </>
        )}
        {pledged && pledged.central === null && `${t("lowerBound")} `}
        {t("separate")}
      </p>
    </section>
  );
}

type TieProps = {
  name: "stated" | "atDefault" | "notYetSited" | "excess" | "pledge";
  usd: number;
  mark: EvidenceMark;
  isTotal?: boolean;
};

function TieRow({ name, usd, mark, isTotal }: TieProps) {
  const t = useTranslations("programmes.money.coverage");
  return (
    <tr className={isTotal ? styles.total : undefined}>
      <th scope="row">{t(`line.${name}`)}</th>
      <td>
        {usd === 0 ? (
          <data value={0} data-figure={`cover.${name}`}>
            {t("none")}
          </data>
        ) : (
          <>
            <Figure name={`cover.${name}`} value={usd} unit="USD" /> <EvidenceBadge mark={mark} />
          </>
        )}
      </td>
    </tr>
  );
}

/** The sum's megawatts by the basis they are stated on: two bases are never turned into one another. */
function Megawatts({ megawattsByBasis, totalMegawatts }: ProgrammeMoney["portfolio"]["coverage"]) {
  const t = useTranslations("programmes.money.coverage");
  const locale = useLocale();
  if (totalMegawatts === 0) return <Unknown reason={t("noMegawatts")} />;
  return (
    <table className={`${tables.numbers} ${tables.auto} ${styles.table}`} aria-label={t("megawatts")}>
      <tbody>
        {(["facility", "criticalIt", "fromCapex", "notYetSited"] as const).map((basis) => (
          <tr key={basis}>
            <th scope="row">{t(`basis.${basis}`)}</th>
            <td>{megawattsByBasis[basis] === 0 ? t("none") : formatMegawatts(megawattsByBasis[basis], locale)}</td>
          </tr>
        ))}
        <tr className={styles.total}>
          <th scope="row">{t("basis.total")}</th>
          <td>
            <Figure name="megawatts.total" value={totalMegawatts} unit="MW" />
          </td>
        </tr>
      </tbody>
    </table>
  );
}

/** Named sites and the rest separately, in the year after the window; their quantiles do not add up to those of both. */
function Apart({ money: { portfolio, pledge } }: { money: ProgrammeMoney }) {
  const t = useTranslations("programmes.money.coverage.apart");
  const locale = useLocale();
  const { namedFans, notYetSitedFans, fans } = portfolio;
  if (!namedFans || !notYetSitedFans || !pledge) return null;
  const year = pledge.toYear + 1;
  const rows = {
    named: namedFans.atDefaultCapex,
    notYetSited: notYetSitedFans,
    both: fans.drawn.atDefaultCapex,
  };
  return (
    <section className={styles.block} data-testid="apart">
      <h3 className={styles.subhead}>{t("title", { year: String(year) })}</h3>
      <table
        className={`${tables.numbers} ${tables.auto} ${styles.table}`}
        aria-label={t("title", { year: String(year) })}
      >
        <tbody>
          {(["named", "notYetSited", "both"] as const).map((part) => {
            const fan = rows[part].energisedMegawatts.find((one) => one.year === year);
            return (
              <tr key={part}>
                <th scope="row">{t(part)}</th>
                <td>
                  {fan &&
                    t("fan", {
                      p50: formatMegawatts(fan.p50, locale),
                      p10: formatMegawatts(fan.p10, locale),
                      p90: formatMegawatts(fan.p90, locale),
                    })}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

const columns = ["year", "usd", "megawatts", "p50", "cancelled"] as const;

/** The block that no site covers: a part for each year of the window, and when its class would have it serve. */
function Tranches({ money: { tranches, portfolio, model } }: { money: ProgrammeMoney }) {
  const t = useTranslations("programmes.money.coverage.tranche");
  const locale = useLocale();
  const wholeSite = model.classes.start_to_first_power;
  return (
    <section className={styles.block} data-testid="not-yet-sited">
      <h3 className={styles.subhead}>
        {t("title")}{" "}
        {wholeSite && (
          <EvidenceBadge
            mark={wholeSite.mark}
            detail={
              proseIn(locale, wholeSite.sourceText, koreanClassSource("start_to_first_power", wholeSite.sourceText))
                ?.text
            }
          />
        )}
      </h3>
      <ScrollRegion label={t("title")}>
        <table className={`${tables.numbers} ${tables.auto} ${styles.table}`}>
          <TableHead columns={columns} title={(column) => t(`column.${column}`)} />
          <tbody>
            {tranches.map(({ key, year, capital }) => {
              const line = portfolio.lines.find((one) => one.key === key);
              return (
                <tr key={key}>
                  <th scope="row">{year}</th>
                  <td>
                    <Figure name="tranche.usd" value={capital.facilityUsd + capital.acceleratorsUsd} unit="USD" />
                  </td>
                  <td>
                    <Figure name="tranche.megawatts" value={capital.megawatts} unit="MW" />
                  </td>
                  <td>{formatMonthOfDay(line?.p50Day ?? null, locale) ?? <Unknown reason={t("noDay")} />}</td>
                  <td>{formatPercent(line?.cancelledProbability ?? 0, locale)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollRegion>
      <p className={parts.dim}>{t("meaning")}</p>
    </section>
  );
}
