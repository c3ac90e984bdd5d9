import { getLocale, getTranslations } from "next-intl/server";
import type { SiteForecastRow } from "@/app/_data/site";
import { ClientMessages } from "@/app/_i18n/client-messages";
import fields from "@/app/_ui/field.module.css";
import type { PhaseAssessment } from "@/lib/assessment/types";
import type { PhaseRecord } from "@/lib/domain/records";
import siteStyles from "../site.module.css";
import { WhatIf } from "./what-if";
import styles from "./what-if.module.css";
import { whatIfGates } from "./what-if-gates";

type Props = {
  slug: string;
  phases: PhaseRecord[];
  phase: PhaseRecord;
  forecasts: SiteForecastRow[];
  assessment: PhaseAssessment;
  /** The `whatif` of the address, unread. */
  asked: string | string[] | undefined;
};

/**
 * Suppositions on the chain of an open phase, computed in the reader's browser; closed, it loads nothing. Of a phase that earns or was
 * withdrawn since a link was made, or of which nothing is known, it says that.
 */
export async function WhatIfSection({ slug, phases, phase, forecasts, assessment, asked }: Props) {
  const [locale, t] = await Promise.all([getLocale(), getTranslations("what-if")]);
  const link = (Array.isArray(asked) ? asked[0] : asked) ?? "";
  if (assessment.state !== "forecast") return <p className={fields.notice}>{t("link.decided")}</p>;
  if (assessment.lookDay === null) return <p className={fields.notice}>{t("nothingKnown")}</p>;
  const everyGate = phases.flatMap((one) => {
    const found = forecasts.find((row) => row.phaseId === one.id)?.assessment;
    return found ? whatIfGates(one, found, locale) : [];
  });
  return (
    <section className={`${siteStyles.card} ${styles.section}`} aria-labelledby="what-if">
      <h2 id="what-if">
        {t("title")}
        <small>{t("subtitle")}</small>
      </h2>
      <ClientMessages of={["words", "what-if"]}>
        <WhatIf
          key={phase.id}
          slug={slug}
          ordinal={phase.ordinal}
          phaseId={phase.id}
          gates={whatIfGates(phase, assessment, locale)}
          stepOf={Object.fromEntries(
            everyGate.map(({ gate, title, step, key, permitType }) => [gate, { title, step, key, permitType }]),
          )}
          announced={
            assessment.announced && {
              day: assessment.announced.latest.latestDay,
              basis: assessment.announced.basis,
            }
          }
          link={link}
        />
      </ClientMessages>
    </section>
  );
}
