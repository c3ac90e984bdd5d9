import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EvidenceBadge } from "@/app/_ui/evidence-badge";
import { Unknown } from "@/app/_ui/unknown";
import type { PhaseAssessment } from "@/lib/assessment/types";
import type { PhaseRecord } from "@/lib/domain/records";
import { formatMoney } from "@/lib/format/money";
import { formatMegawatts, formatNumber, formatPercent } from "@/lib/format/numbers";
import type { KnownStrandedRisk } from "@/lib/money/stranded-risk";
import styles from "./site.module.css";

type Props = { phase: PhaseRecord; assessment: PhaseAssessment };

/** What late power and permits may cost: economic loss, not an accounting impairment. */
export function MoneyCard({ phase, assessment }: Props) {
  const t = useTranslations("site.money");
  const { money } = assessment;
  const isNothingKnown = assessment.state === "forecast" && assessment.lookDay === null;
  return (
    <section className={styles.card} aria-labelledby="money">
      <h2 id="money">
        {t("title")}
        <small>{t("subtitle")}</small>
      </h2>
      {money?.known ? (
        <Known money={money} phase={phase} basis={assessment.announced?.basis ?? "promised"} />
      ) : (
        <p className={styles.note}>
          {money === null && isNothingKnown ? (
            <>
              <Unknown /> — {t("why.nothing-known")}
            </>
          ) : money === null ? (
            t("why.nothing-left")
          ) : (
            <>
              <Unknown /> — {t(`why.${money.reason}`)}
            </>
          )}
          {money?.reason === "invalid-input" && ` (${money.problems.join("; ")})`}
        </p>
      )}
      {money && (
        <p className={styles.note}>
          <a href="#assumptions">{t("assumptions", { version: money.definitionVersion })}</a>
        </p>
      )}
    </section>
  );
}

type KnownProps = { money: KnownStrandedRisk; phase: PhaseRecord; basis: "promised" | "estimated" };

function Known({ money, phase, basis }: KnownProps) {
  const t = useTranslations("site.money");
  const locale = useLocale();
  const percent = (share: number) => formatPercent(share, locale);
  const usd = (amount: number) => formatMoney(amount, "USD", locale);
  const unknownMoney = <Unknown reason={t("capexUnknown")} />;
  const { dollars, lossShares, payback } = money;
  const months = (time: typeof payback.plan): ReactNode =>
    time.months === null ? t(`payback.${time.reason}`) : t("months", { months: time.months });
  const shareAnd = (share: number | null, amount: number | null | undefined): ReactNode =>
    share === null ? t("noStranded") : amount == null ? percent(share) : `${usd(amount)} · ${percent(share)}`;
  return (
    <dl className={styles.facts}>
      <dt className={styles.strong}>{t("stranded")}</dt>
      <dd className={styles.strong} data-testid="stranded">
        {percent(money.strandedProbability)}
      </dd>
      {money.lossProbabilities.map(({ threshold, probability }) => (
        <div key={threshold} className={styles.sub}>
          <dt>{t("threshold", { percent: percent(threshold) })}</dt>
          <dd>{percent(probability)}</dd>
        </div>
      ))}
      <dt title={t("expectedHelp")}>{t("expected")}</dt>
      <dd>{dollars ? usd(dollars.expectedStrandedUsd) : unknownMoney}</dd>
      <dt>{t("p95")}</dt>
      <dd>{shareAnd(lossShares.p95, dollars?.p95LossUsd)}</dd>
      <dt>{t("whenStranded")}</dt>
      <dd>{shareAnd(lossShares.meanWhenStranded, dollars?.meanWhenStrandedUsd)}</dd>
      <dt>{t("meanLoss")}</dt>
      <dd>{shareAnd(lossShares.mean, dollars?.expectedLoss.totalUsd)}</dd>
      <dt>{t("paybackPlan")}</dt>
      <dd>{months(payback.plan)}</dd>
      <dt>{t("paybackDraw")}</dt>
      <dd>
        {months(payback.medianDraw)}
        {payback.monthsBeyondPlan !== null &&
          ` (${t("beyondPlan", { months: payback.monthsBeyondPlan, signed: formatNumber(payback.monthsBeyondPlan, locale, { signDisplay: "always" }) })})`}
      </dd>
      <dt>{t("plan")}</dt>
      <dd>{t(`planBasis.${money.planBasis}`, { basis })}</dd>
      <dt>{t("capex")}</dt>
      <dd>
        {dollars ? usd(dollars.committedCapexUsd) : <Capex phase={phase} />} {t(`capexSource.${money.capexSource}`)}{" "}
        <EvidenceBadge mark={money.capexSource === "stated" ? phase.mark : "U"} />
      </dd>
      <dt>{t("megawatts")}</dt>
      <dd>
        {formatMegawatts(money.megawatts.value, locale)} {t(`megawattBasis.${money.megawatts.basis}`)}
        {money.megawatts.source !== "stated" && ` · ${t("megawattsDerived")}`}
      </dd>
      <dt>{t("delivery")}</dt>
      <dd>{t(`deliveryBasis.${money.delivery.basis}`)}</dd>
    </dl>
  );
}

/** A capex stated in another currency is shown as stated; it is not converted. */
function Capex({ phase }: { phase: PhaseRecord }) {
  const t = useTranslations("site.money");
  const locale = useLocale();
  const { facility, accelerators, undivided, currency } = phase.capex;
  const sum = undivided ?? (facility !== null || accelerators !== null ? (facility ?? 0) + (accelerators ?? 0) : null);
  if (sum === null || currency === null) return <Unknown word={t("notStated")} />;
  return t("notConverted", { money: formatMoney(sum, currency, locale) });
}
