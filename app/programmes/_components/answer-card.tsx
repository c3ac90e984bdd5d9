import { useLocale, useTranslations } from "next-intl";
import type { ProgrammeMoney } from "@/app/_data/programme-money";
import type { Programme } from "@/app/_data/programmes";
import { EvidenceBadge } from "@/app/_ui/evidence-badge";
import parts from "@/app/_ui/parts.module.css";
import { Prose } from "@/app/_ui/prose";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import tables from "@/app/_ui/table.module.css";
import { Unknown } from "@/app/_ui/unknown";
import { formatDay } from "@/lib/format/dates";
import { formatCount } from "@/lib/format/numbers";
import { publisherIn } from "@/lib/format/publisher";
import type { ClaimAnswer } from "@/lib/portfolio/programme-answers";
import { Chance } from "./chance";
import { Figure, FigureRange } from "./figure";
import styles from "./money.module.css";
import { Standing } from "./standing";

const columns = ["what", "claimed", "fan", "atLeastLow", "atLeastHigh"] as const;

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
          chance: () => (
            <strong>
              <Chance share={revenue.atLeastLow} draws={draws} name="revenue.atLeastLow" />
            </strong>
          ),
          p50: figure("revenue.p50", revenue.fan.p50, "USD"),
          income: () => <FigureRange name="claimed.income" {...operatingIncome.claimed} unit="USD" />,
          incomeChance: () => (
            <strong>
              <Chance share={operatingIncome.atLeastLow} draws={draws} name="income.atLeastLow" />
            </strong>
          ),
          incomeP50: figure("income.p50", operatingIncome.fan.p50, "USD"),
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
            <AnswerRow name="revenue" answer={revenue} programme={programme} draws={draws} />
            <AnswerRow name="operatingIncome" answer={operatingIncome} programme={programme} draws={draws} />
          </tbody>
        </table>
      </ScrollRegion>
      <p className={parts.dim}>
        {money.tranches.length > 0 && t("limits")} {(money.cover?.excessUsd ?? 0) > 0 && t("exceeds")} {t("fixed")}{" "}
        {basis}
      </p>
    </section>
  );
}

type RowProps = { name: "revenue" | "operatingIncome"; answer: ClaimAnswer; programme: Programme; draws: number };

function AnswerRow({ name, answer, programme, draws }: RowProps) {
  const t = useTranslations("programmes.money.answer");
  const locale = useLocale();
  const claim = programme.pledges.find(({ slug }) => slug === answer.claim);
  return (
    <tr>
      <th scope="row" data-column="what">
        {t(`figure.${name}`)}
      </th>
      <td data-column="claimed">
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
      <td>
        <strong>
          <Figure name={`engine.${name}.p50`} value={answer.fan.p50} unit="USD" />
        </strong>
        <small>
          {/* Not `.low` and `.high`: these are quantiles. */}
          <Figure name={`engine.${name}.p10`} value={answer.fan.p10} unit="USD" /> –{" "}
          <Figure name={`engine.${name}.p90`} value={answer.fan.p90} unit="USD" />
        </small>
      </td>
      <td>
        <Chance share={answer.atLeastLow} draws={draws} name={`engine.${name}.atLeastLow`} />
      </td>
      <td>
        <Chance share={answer.atLeastHigh} draws={draws} name={`engine.${name}.atLeastHigh`} />
      </td>
    </tr>
  );
}
