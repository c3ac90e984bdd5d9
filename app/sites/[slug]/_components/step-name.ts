import { useTranslations } from "next-intl";
import type { MilestoneStep, PermitType } from "@/lib/domain/vocabulary";

/** What tells an assessment from other permits: the record's type where there is a record, else the gate's own key. */
type Of = { key: string; permitType?: PermitType | null };

const isAssessment = ({ key, permitType }: Of): boolean =>
  (permitType ?? key.replaceAll("-", "_")) === "grid_impact_assessment";

/** The word for a step: a permit is granted, an assessment is passed. */
export function useStepName(): (step: MilestoneStep, of: Of) => string {
  const t = useTranslations("words");
  return (step, of) => (step === "granted" && isAssessment(of) ? t("passed") : t(`step.${step}`));
}
