import { scaleLinear } from "d3-scale";
import { useLocale, useTranslations } from "next-intl";
import { ValueAxis } from "@/app/_ui/axes";
import chart from "@/app/_ui/chart.module.css";
import { EvidenceBadge } from "@/app/_ui/evidence-badge";
import parts from "@/app/_ui/parts.module.css";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import tables from "@/app/_ui/table.module.css";
import { TableHead } from "@/app/_ui/table-head";
import { articleSourceKo } from "@/lib/article/article-parameters-ko";
import type { Finding } from "@/lib/article/finding";
import { formatMoney } from "@/lib/format/money";
import { formatNumber } from "@/lib/format/numbers";
import { proseIn } from "@/lib/format/prose";
import { articleCases, capexPoints } from "@/lib/portfolio/article-cases";
import type { ProgrammeAnswers } from "@/lib/portfolio/programme-answers";
import { Figure, FigureRange } from "./figure";
import styles from "./money.module.css";
import { writeTick } from "./quantity";

const columns = ["case", "revenue", "income", "against"] as const;

/** The article's arithmetic worked through, case by case, with the engine's share of MW in service beside its own. */
export function ArticleCard({ findings, answers }: { findings: Finding[]; answers: ProgrammeAnswers }) {
  const t = useTranslations("programmes.money.article");
  const locale = useLocale();
  const percent = (share: number) => formatNumber(share, locale, { style: "percent", maximumFractionDigits: 1 });
  const inputValue = (slug: string) =>
    findings.flatMap(({ inputs }) => inputs).find((one) => one.slug === slug)?.value ?? Number.NaN;
  const input = (slug: string) => percent(inputValue(slug));
  const drivers = {
    low: input("article-utilisation-low"),
    high: input("article-utilisation-high"),
    share: input("article-in-service-share"),
    engineShare: percent(answers.inService.yearMean?.mean ?? Number.NaN),
    bear: input("article-bear-utilisation"),
    bearShare: input("article-bear-energised-share"),
    dark: input("article-dark-share"),
    bull: input("article-bull-utilisation"),
    utilisation: input("article-utilisation"),
    bullRevenue: formatMoney(inputValue("article-bull-revenue-usd-per-mw-year"), "USD", locale),
    year: String(answers.year),
  };
  return (
    <section className={parts.card} data-testid="article">
      <h2>
        {t("title")} <EvidenceBadge mark="U" detail={t("calibrated")} />
        <small>{t("calibrated")}</small>
      </h2>
      <ScrollRegion label={t("title")}>
        <table className={`${tables.numbers} ${styles.table}`}>
          <TableHead columns={columns} title={(column) => t(`column.${column}`)} isMarked />
          <tbody>
            {articleCases(findings, answers.articleAtEngineShare).map(
              ({ id, revenueUsd, operatingIncomeUsd, contradicts }) => (
                <tr key={id} data-case={id} className={id === "engine-share" ? styles.engine : undefined}>
                  <th scope="row" data-column="case">
                    {t(`case.${id}`)}
                    <small>{t(`drivers.${id}`, drivers)}</small>
                  </th>
                  <td>
                    <FigureRange name={`${id}.revenue`} {...revenueUsd} unit="USD" />
                  </td>
                  <td className={operatingIncomeUsd.high < 0 ? styles.loss : undefined}>
                    <FigureRange name={`${id}.income`} {...operatingIncomeUsd} unit="USD" />
                  </td>
                  <td data-column="against" data-contradicts={contradicts?.join(" ")}>
                    {contradicts === null
                      ? t("ours")
                      : contradicts.length === 0
                        ? t("agrees")
                        : t.rich("contradicts", {
                            claims: () =>
                              contradicts.map((slug, i) => (
                                <span key={slug}>
                                  {i > 0 && ", "}
                                  <a href={`#${slug}`}>{slug.toUpperCase()}</a>
                                </span>
                              )),
                          })}
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      </ScrollRegion>
      <p className={parts.dim}>{t("meaning")}</p>
      <h3 className={styles.subhead}>{t("capex.title")}</h3>
      <div className={styles.capex}>
        <CapexPlot findings={findings} claimed={answers.operatingIncome.claimed} />
        <table className={`${tables.numbers} ${tables.auto} ${styles.table}`} aria-label={t("capex.title")}>
          <thead>
            <tr>
              <th scope="col">{t("capex.perMegawatt")}</th>
              <th scope="col">{t("capex.income")}</th>
            </tr>
          </thead>
          <tbody>
            {capexPoints(findings).map(({ slug, capexUsdPerMw, operatingIncomeUsd }) => {
              const row = findings.flatMap(({ inputs }) => inputs).find((one) => one.slug === slug);
              return (
                <tr key={slug}>
                  <th scope="row">
                    {formatMoney(capexUsdPerMw, "USD", locale)}{" "}
                    {row && (
                      <EvidenceBadge
                        mark={row.mark}
                        detail={proseIn(locale, row.source, articleSourceKo(slug, row.source))?.text}
                      />
                    )}
                    <small>{t(`capex.point.${slug as "article-capex-usd-per-mw"}`)}</small>
                  </th>
                  <td className={operatingIncomeUsd < 0 ? styles.loss : undefined}>
                    <Figure name={`capex.${slug}`} value={operatingIncomeUsd} unit="USD" />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const SIZE = { width: 340, height: 190, left: 44, right: 20, top: 10, bottom: 36 };

type PlotProps = { findings: Finding[]; claimed: { low: number; high: number } };

function CapexPlot({ findings, claimed }: PlotProps) {
  const t = useTranslations("programmes.money.article.capex");
  const locale = useLocale();
  const usd = (value: number) => formatMoney(value, "USD", locale);
  const points = capexPoints(findings);
  const prices = points.map(({ capexUsdPerMw }) => capexUsdPerMw);
  const incomes = points.map(({ operatingIncomeUsd }) => operatingIncomeUsd);
  const x = scaleLinear([Math.min(...prices), Math.max(...prices)], [SIZE.left + 12, SIZE.width - SIZE.right]);
  const y = scaleLinear(
    [Math.min(0, ...incomes), Math.max(claimed.high, ...incomes)],
    [SIZE.height - SIZE.bottom, SIZE.top],
  ).nice(5);
  const said = points.map((one) =>
    t("point-said", { price: usd(one.capexUsdPerMw), income: usd(one.operatingIncomeUsd) }),
  );
  return (
    <svg
      viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
      className={chart.chart}
      role="img"
      aria-label={t("alt", { points: said.join("; ") })}
    >
      <ValueAxis
        ticks={y.ticks(5).map((value) => ({ value, y: y(value) }))}
        left={SIZE.left}
        right={SIZE.width - SIZE.right}
        write={(value) => writeTick(value, locale)}
        isZeroMarked
      />
      <g className={chart.claim}>
        <rect
          x={SIZE.left}
          width={SIZE.width - SIZE.right - SIZE.left}
          y={y(claimed.high)}
          height={y(claimed.low) - y(claimed.high)}
          className={chart.claimBand}
        />
        <line x1={SIZE.left} x2={SIZE.width - SIZE.right} y1={y(claimed.high)} y2={y(claimed.high)} />
        <line x1={SIZE.left} x2={SIZE.width - SIZE.right} y1={y(claimed.low)} y2={y(claimed.low)} />
      </g>
      {points.map(({ slug, capexUsdPerMw, operatingIncomeUsd }) => (
        <g key={slug}>
          <circle cx={x(capexUsdPerMw)} cy={y(operatingIncomeUsd)} r={4} className={chart.dot} />
          <text x={x(capexUsdPerMw)} y={SIZE.height - SIZE.bottom + 16} textAnchor="middle" className={chart.axis}>
            {writeTick(capexUsdPerMw, locale)}
          </text>
        </g>
      ))}
      <text x={(SIZE.left + SIZE.width) / 2} y={SIZE.height - 4} textAnchor="middle" className={chart.axis}>
        {t("axis")}
      </text>
    </svg>
  );
}
