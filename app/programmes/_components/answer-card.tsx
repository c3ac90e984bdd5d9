import { useLocale, useTranslations } from "next-intl";
import type { ProgrammeMoney } from "@/app/_data/programme-money";
import type { Programme } from "@/app/_data/programmes";
import { Chance } from "@/app/_ui/chance";
import { EvidenceBadge } from "@/app/_ui/evidence-badge";
import parts from "@/app/_ui/parts.module.css";
import { PRICE_CORRELATION, PricesDrawn } from "@/app/_ui/prices-drawn";
import { Prose } from "@/app/_ui/prose";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import tables from "@/app/_ui/table.module.css";
import { Unknown } from "@/app/_ui/unknown";
import { formatDay } from "@/lib/format/dates";
import { formatCount } from "@/lib/format/numbers";
import { publisherIn } from "@/lib/format/publisher";
import { type PriceReading, priceReadings } from "@/lib/money/year-sums";
import type { ClaimAnswer } from "@/lib/portfolio/programme-answers";
import { Figure, FigureRange } from "./figure";
import styles from "./money.module.css";
import { Standing } from "./standing";

const columns = ["what", "claimed", "prices", "fan", "atLeastLow", "atLeastHigh"] as const;

/** The question that the programme raises, answered in words and in shares of draws. */
export function AnswerCard({ programme, money }: { programme: Programme; money: ProgrammeMoney }) {
  const t = useTranslations("programmes.money.answer");
  const locale = useLocale();
  const { answers, draws, asOfOn, engineVersion, pledge } = money;
  const count = formatCount(draws, locale);
  const basis = t("basis", { date: formatDay(asOfOn, locale), draws: count, engine: engineVersion });
  if (answers === null)
    return (
      <section className={parts.card}>
        <h2>{t("titleOther")}</h2>
        <p className={styles.prose}>{t("noClaims")}</p>
        <p className={parts.dim}>{basis}</p>
      </section>
    );
  const { revenue, operatingIncome, inService, year } = answers;
  const chance = (name: string, share: number) => () => <Chance share={share} draws={draws} name={name} />;
  const figure = (name: string, value: number, unit: string) => () => <Figure name={name} value={value} unit={unit} />;
  return (
    <section className={parts.card} data-testid="answer">
      <h2>
        {t("title", { year: String(year) })} <EvidenceBadge mark="D" detail={basis} />
        <small>{t("subtitle")}</small>
      </h2>
      <p className={styles.finding}>
        {t.rich("lead", {
          year: String(year),
          pledge: figure("pledge", pledge?.usd ?? 0, "USD"),
          claimed: () => <FigureRange name="claimed.revenue" {...revenue.claimed} unit="USD" />,
          chance: chance("revenue.atLeastLow", revenue.drawn.atLeastLow),
          fixedChance: chance("revenue.fixed.atLeastLow", revenue.fixed.atLeastLow),
          p50: figure("revenue.p50", revenue.drawn.fan.p50, "USD"),
          income: () => <FigureRange name="claimed.income" {...operatingIncome.claimed} unit="USD" />,
          incomeChance: chance("income.atLeastLow", operatingIncome.drawn.atLeastLow),
          fixedIncomeChance: chance("income.fixed.atLeastLow", operatingIncome.fixed.atLeastLow),
          incomeP50: figure("income.p50", operatingIncome.drawn.fan.p50, "USD"),
          b: (text) => <strong>{text}</strong>,
        })}
      </p>
      <p className={styles.prose}>
        {inService.yearMean && inService.yearEnd ? (
          t.rich("inService", {
            year: String(year),
            mean: figure("engine.share", inService.yearMean.mean, "share"),
            p10: figure("engine.share.p10", inService.yearMean.p10, "share"),
            p90: figure("engine.share.p90", inService.yearMean.p90, "share"),
            yearEnd: figure("engine.shareYearEnd", inService.yearEnd.mean, "share"),
            b: (text) => <strong>{text}</strong>,
          })
        ) : (
          <Unknown reason={t("noMegawatts")} />
        )}
      </p>
      <ScrollRegion label={t("caption")}>
        <table className={`${tables.numbers} ${styles.table}`}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col" data-column={column}>
                  {t(`column.${column}`, { year: String(year) })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {priceReadings.map((prices) => (
              <AnswerRow key={prices} {...{ name: "revenue", answer: revenue, prices, programme, draws }} />
            ))}
            {priceReadings.map((prices) => (
              <AnswerRow
                key={prices}
                {...{ name: "operatingIncome", answer: operatingIncome, prices, programme, draws }}
              />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className={`${styles.prose} ${styles.block}`}>
        <PricesDrawn assumed={money.portfolio.assumed} mark={money.model.parameters[PRICE_CORRELATION]?.mark} />
      </p>
      <p className={parts.dim}>
        {money.tranches.length > 0 && t("limits")} {(money.cover?.excessUsd ?? 0) > 0 && t("exceeds")} {basis}
      </p>
    </section>
  );
}

type RowProps = {
  name: "revenue" | "operatingIncome";
  answer: ClaimAnswer;
  prices: PriceReading;
  programme: Programme;
  draws: number;
};

/** A figure in one reading of prices; the first of its two rows names it. */
function AnswerRow({ name, answer, prices, programme, draws }: RowProps) {
  const t = useTranslations("programmes.money.answer");
  const locale = useLocale();
  const claim = programme.pledges.find(({ slug }) => slug === answer.claim);
  const { fan, atLeastLow, atLeastHigh } = answer[prices];
  const isFirst = prices === priceReadings[0];
  const engine = isFirst ? `engine.${name}` : `engine.${name}.${prices}`;
  return (
    <tr data-prices={prices}>
      {isFirst && (
        <>
          <th scope="row" data-column="what" rowSpan={priceReadings.length}>
            {t(`figure.${name}`)}
          </th>
          <td data-column="claimed" rowSpan={priceReadings.length}>
            <FigureRange name={`claim.${name}`} {...answer.claimed} unit="USD" />{" "}
            {claim && (
              <EvidenceBadge
                mark={claim.mark}
                detail={claim.source ? publisherIn(locale, claim.source.publisher) : undefined}
              />
            )}
            <small>
              <a href={`#${answer.claim}`}>
                <Prose text={claim?.claimant ?? answer.claimant} korean={claim?.claimantKo} />
              </a>{" "}
              · <Standing standing={answer.standing} />
            </small>
          </td>
        </>
      )}
      <td data-column="prices">{t(`prices.${prices}`)}</td>
      <td>
        {isFirst ? (
          <strong>
            <Figure name={`${engine}.p50`} value={fan.p50} unit="USD" />
          </strong>
        ) : (
          <Figure name={`${engine}.p50`} value={fan.p50} unit="USD" />
        )}
        <small>
          {/* Not `.low` and `.high`: these are quantiles. */}
          <Figure name={`${engine}.p10`} value={fan.p10} unit="USD" /> –{" "}
          <Figure name={`${engine}.p90`} value={fan.p90} unit="USD" />
        </small>
      </td>
      <td>
        <Chance share={atLeastLow} draws={draws} name={`${engine}.atLeastLow`} />
      </td>
      <td>
        <Chance share={atLeastHigh} draws={draws} name={`${engine}.atLeastHigh`} />
      </td>
    </tr>
  );
}
