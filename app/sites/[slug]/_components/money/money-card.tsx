import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { SitePhaseEconomics } from "@/app/_data/economics";
import type { PageResult } from "@/app/_data/results";
import type { Scenario } from "@/app/_data/scenario";
import { EvidenceBadge } from "@/app/_ui/evidence-badge";
import { scenarioName } from "@/app/_ui/scenario/scenario-name";
import { Unknown } from "@/app/_ui/unknown";
import type { PhaseAssessment } from "@/lib/assessment/types";
import type { ModelRecords, PhaseRecord } from "@/lib/domain/records";
import { formatNumber } from "@/lib/format/numbers";
import type { KnownPhaseMoney, Ownership, UnknownPhaseMoney } from "@/lib/money/phase-money-types";
import site from "../site.module.css";
import { CapitalAtRiskFigure } from "./capital-at-risk";
import { DelayCostFigure } from "./delay-cost";
import styles from "./money.module.css";
import { MoneyBasis } from "./money-basis";
import { NetPresentValueFigure } from "./net-present-value";
import { TornadoFigures } from "./tornado-figures";

type Props = {
  phase: PhaseRecord;
  assessment: PhaseAssessment;
  model: ModelRecords;
  /** Under which the assessment and the economics were computed. */
  scenario: Pick<Scenario, "nameEn" | "nameKo">;
  /** Of the site; null when it has no forecast. */
  economics: PageResult<SitePhaseEconomics[]> | null;
};

/** What late power and permits cost the party whose money it is: three named figures, then what they rest on. */
export function MoneyCard({ phase, assessment, model, scenario, economics }: Props) {
  const t = useTranslations("site.money");
  const locale = useLocale();
  const { money } = assessment;
  const isNothingKnown = assessment.state === "forecast" && assessment.lookDay === null;
  return (
    <section className={site.card} aria-labelledby="money" data-testid="money-card">
      <h2 id="money">
        {t("title")}
        <small>{t("subtitle", { name: scenarioName(scenario, locale) })}</small>
      </h2>
      {money === null ? (
        <p className={site.note}>
          {isNothingKnown && (
            <>
              <Unknown /> —{" "}
            </>
          )}
          {t(isNothingKnown ? "why.nothing-known" : "why.nothing-left")}
        </p>
      ) : money.known && isPresentDefinition(money) ? (
        <Known money={money} phase={phase} model={model} economics={economics} />
      ) : (
        <p className={site.note}>
          <Unknown /> — {money.known ? t("why.earlier-definition") : <Reason money={money} />}
        </p>
      )}
      {money && (
        <p className={site.note}>
          <a href="#assumptions">{t("assumptions", { version: money.definitionVersion })}</a>
        </p>
      )}
    </section>
  );
}

/** A forecast stored before these figures were defined has none of them until it is recomputed. */
const isPresentDefinition = (money: KnownPhaseMoney): boolean => "delayCost" in money;

function Reason({ money }: { money: UnknownPhaseMoney }) {
  const t = useTranslations("site.money");
  return (
    <>
      {t.has(`why.${money.reason}`) ? t(`why.${money.reason}`) : t("why.earlier-definition")}
      {money.reason === "invalid-input" && ` (${money.problems.join("; ")})`}
    </>
  );
}

const rateOf: Record<Ownership, string> = {
  own: "wacc-per-year",
  lease: "wacc-per-year-lease",
  colocation: "wacc-per-year-colocation",
};

type KnownProps = Pick<Props, "phase" | "model" | "economics"> & { money: KnownPhaseMoney };

function Known({ money, phase, model, economics }: KnownProps) {
  const t = useTranslations("site.money");
  const locale = useLocale();
  const rate = money.assumptions.discountRatePerYear[money.ownership];
  const rateMark = model.parameters[rateOf[money.ownership]]?.mark;
  const { dollarsUnknown } = money.capital;
  const ofWorth = money.netPresentValue.known ? money.netPresentValue.dollarsUnknown : null;
  return (
    <>
      <p className={styles.party}>
        {t.rich(`party.${money.ownership}`, {
          rate: formatNumber(rate, locale, { style: "percent", maximumFractionDigits: 1 }),
          b: (chunks) => <b>{chunks}</b>,
          a: (chunks) => (
            <Link href={`/assumptions/${rateOf[money.ownership]}`} prefetch={false}>
              {chunks}
            </Link>
          ),
        })}
        {rateMark && (
          <>
            {" "}
            <EvidenceBadge mark={rateMark} />
          </>
        )}
        {money.notes.includes("ownership-taken-as-own") && ` ${t("party.takenAsOwn")}`}
        {dollarsUnknown && ` ${t(`dollarsUnknown.${dollarsUnknown}`)}`}
      </p>
      <div className={styles.figures}>
        <DelayCostFigure money={money} />
        <CapitalAtRiskFigure money={money} />
        <NetPresentValueFigure money={money}>
          {dollarsUnknown === null && ofWorth && <p className={styles.note}>{t(`dollarsUnknown.${ofWorth}`)}</p>}
        </NetPresentValueFigure>
        <MoneyBasis money={money} phase={phase} model={model} />
      </div>
      <TornadoFigures found={economics} phaseId={phase.id} months={money.assumptions.idleMonths[0] ?? null} />
    </>
  );
}
