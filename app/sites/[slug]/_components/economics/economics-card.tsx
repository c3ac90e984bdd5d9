import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { AccountingView, SitePhaseEconomics } from "@/app/_data/economics";
import type { PageResult } from "@/app/_data/results";
import type { Scenario } from "@/app/_data/scenario";
import { Calculating } from "@/app/_ui/calculating/calculating";
import { scenarioName } from "@/app/_ui/scenario/scenario-name";
import { Unknown } from "@/app/_ui/unknown";
import type { ModelRecords, OrganisationRecord, PhaseRecord } from "@/lib/domain/records";
import { formatEpochDay } from "@/lib/format/dates";
import { formatMegawattFigure, formatPercent } from "@/lib/format/numbers";
import type { KnownPhaseEconomics } from "@/lib/money/phase-economics";
import site from "../site.module.css";
import { Accounting } from "./accounting";
import { Assumptions } from "./assumptions";
import styles from "./economics.module.css";
import { EconomicsTable } from "./economics-table";

type Props = {
  phase: PhaseRecord;
  /** Null when the site has no forecast. */
  found: PageResult<SitePhaseEconomics[]> | null;
  scenario: Scenario;
  accounting: AccountingView;
  operator: OrganisationRecord | null;
  model: ModelRecords;
  /** Whether nothing on record says when the phase serves. */
  isNothingKnown: boolean;
};

/** What the selected phase returns and what its idle accelerators cost, on plan and over the draws, under the page's scenario. */
export function EconomicsCard({ phase, found, scenario, accounting, operator, model, isNothingKnown }: Props) {
  const t = useTranslations("economics");
  const locale = useLocale();
  const own = found?.value?.find(({ phaseId }) => phaseId === phase.id) ?? null;
  const economics = own?.economics ?? null;
  const operatorName = operator ? (locale === "ko" ? operator.nameKo : operator.nameEn) : null;
  return (
    <section className={site.card} aria-labelledby="economics" data-testid="economics-card">
      <h2 id="economics">
        {t("title")}
        <small>{t("subtitle")}</small>
      </h2>
      {found?.pending ? (
        <Calculating pending={found.pending} />
      ) : economics?.known && own?.plan ? (
        <Known economics={economics} plan={own.plan} phase={phase} scenario={scenario} />
      ) : (
        <p className={site.note}>
          {found === null ? (
            t("why.no-forecast")
          ) : own === null ? (
            t("why.withdrawn")
          ) : economics === null ? (
            t(isNothingKnown ? "why.nothing-known" : "why.earning")
          ) : economics.known ? null : (
            <>
              <Unknown /> — {t(`why.${economics.reason}`)}
              {economics.reason === "invalid-input" && ` (${economics.problems.join("; ")})`}
            </>
          )}
        </p>
      )}
      <Accounting view={accounting} operatorName={operatorName} />
      {economics && (
        <Assumptions model={model} overrides={scenario.overrides} definitionVersion={economics.definitionVersion} />
      )}
    </section>
  );
}

type KnownProps = Pick<Props, "phase" | "scenario"> & {
  economics: KnownPhaseEconomics;
  plan: NonNullable<SitePhaseEconomics["plan"]>;
};

function Known({ economics, plan, phase, scenario }: KnownProps) {
  const t = useTranslations("economics");
  const locale = useLocale();
  const percent = (share: number) => formatPercent(share, locale);
  const { dollars, megawatts, cancelledShare, neverPaysBackShare } = economics;
  const never: ReactNode = neverPaysBackShare === null ? t("why.no-capex") : percent(neverPaysBackShare);
  return (
    <>
      <EconomicsTable phase={phase} economics={economics} />
      <p className={styles.note}>
        {t("under", { name: scenarioName(scenario, locale) })}{" "}
        {t("basis", {
          plan: t(`planBasis.${plan.basis}`),
          day: formatEpochDay(plan.startDay, locale),
          megawatts: formatMegawattFigure(megawatts.value, locale),
          basis: t(`megawattBasis.${megawatts.basis}`),
          derived: megawatts.source === "stated" ? "no" : "yes",
          capex: economics.capexSource === "stated" ? "stated" : "default",
        })}{" "}
        {t("cancelled", { share: percent(cancelledShare), never: String(never) })}{" "}
        {!dollars && `${t("why.capex-unknown")}.`}
      </p>
      <p className={styles.note}>
        {t("order")} {t("idleNote")} {t("leftOut")}
      </p>
    </>
  );
}
