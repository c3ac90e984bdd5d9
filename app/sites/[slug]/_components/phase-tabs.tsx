import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ScenarioChoice } from "@/app/_data/scenario";
import type { SiteForecastRow } from "@/app/_data/site";
import { withScenario } from "@/app/_ui/scenario/address";
import type { PhaseRecord } from "@/lib/domain/records";
import { formatMonthOfDay } from "@/lib/format/dates";
import { phaseName } from "@/lib/format/phase-name";
import { PhaseMegawatts } from "./phase-megawatts";
import styles from "./site.module.css";

type Props = {
  slug: string;
  phases: PhaseRecord[];
  forecasts: SiteForecastRow[];
  selected: number;
  choice: ScenarioChoice;
};

/** One link per phase with what it adds and when it is likely to earn. */
export function PhaseTabs({ slug, phases, forecasts, selected, choice }: Props) {
  const t = useTranslations("site.phases");
  const locale = useLocale();
  return (
    <nav aria-label={t("label")} className={styles.tabs}>
      {phases.map((phase) => {
        const assessment = forecasts.find((row) => row.phaseId === phase.id)?.assessment;
        const p50 = formatMonthOfDay(assessment?.givenCompletion.p50 ?? null, locale);
        const when =
          assessment?.state === "withdrawn"
            ? t("withdrawn")
            : assessment?.state === "in_service"
              ? t("inService", { date: formatMonthOfDay(assessment.inServiceDay, locale) ?? "" })
              : p50
                ? t("p50", { date: p50 })
                : t(assessment && assessment.lookDay === null ? "nothingKnown" : "noForecast");
        return (
          <Link
            key={phase.id}
            id={`phase-${phase.ordinal}`}
            href={withScenario(`/sites/${slug}?phase=${phase.ordinal}`, choice)}
            className={styles.tab}
            aria-current={phase.ordinal === selected ? "page" : undefined}
          >
            <b>{phaseName(phase, locale)}</b>
            <span>
              <PhaseMegawatts phase={phase} /> · {when}
            </span>
          </Link>
        );
      })}
    </nav>
  );
}
