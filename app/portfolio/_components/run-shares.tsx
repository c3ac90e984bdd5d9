import { useLocale, useTranslations } from "next-intl";
import { Chance } from "@/app/_ui/chance";
import parts from "@/app/_ui/parts.module.css";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import tables from "@/app/_ui/table.module.css";
import { Unknown } from "@/app/_ui/unknown";
import { formatPercent } from "@/lib/format/numbers";
import type { KeptFigures } from "@/lib/portfolio/kept-figures";

const ways = ["stated", "atDefaultCapex"] as const;

/** Shares by year: of the MW that serve, and of the draws that earn, with prices drawn and at fixed ones. */
export function RunShares({ shares, coverage, draws }: Pick<KeptFigures, "shares" | "coverage"> & { draws: number }) {
  const t = useTranslations("portfolio");
  const locale = useLocale();
  const isDrawn = shares.some(({ profit }) => profit.drawn !== null);
  const readings = isDrawn ? (["drawn", "fixed"] as const) : (["fixed"] as const);
  const unknownOf = {
    stated: coverage.capexStated > 0 ? null : t("noCapex"),
    atDefaultCapex: coverage.totalMegawatts > 0 ? null : t("noMegawatts"),
  };
  return (
    <section className={parts.card} data-testid="shares">
      <h2>{t("shares")}</h2>
      <ScrollRegion label={t("shares")}>
        <table className={`${tables.table} ${tables.wide}`}>
          <thead>
            <tr>
              <th scope="col">{t("chart.year")}</th>
              <th scope="col">{t("share.inService")}</th>
              {ways.flatMap((way) =>
                readings.map((prices) => (
                  <th key={`${way}.${prices}`} scope="col">
                    {t(`share.${way}`)}
                    <small>{t(`prices.${prices}`)}</small>
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody>
            {shares.map(({ year, inService, profit }) => (
              <tr key={year}>
                <th scope="row">{year}</th>
                <td>{inService === null ? <Unknown reason={t("noMegawatts")} /> : formatPercent(inService, locale)}</td>
                {ways.flatMap((way) =>
                  readings.map((prices) => {
                    const [unknown, share] = [unknownOf[way], profit[prices]?.[way]];
                    return (
                      <td key={`${way}.${prices}`}>
                        {unknown === null && share !== undefined ? (
                          <Chance share={share} draws={draws} name={`profit.${way}.${prices}.${year}`} />
                        ) : (
                          <Unknown reason={unknown ?? t("prices.notDrawn")} />
                        )}
                      </td>
                    );
                  }),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
