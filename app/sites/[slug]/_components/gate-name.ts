import { useLocale, useTranslations } from "next-intl";
import type { GateAssessment } from "@/lib/assessment/types";
import type { PhaseRecord } from "@/lib/domain/records";
import { gateTitle } from "./gate-title";
import { useStepName } from "./step-name";

/** A gate with the step that opens it: `Grid connection · energised`. */
export function useGateName(phase: PhaseRecord): (gate: GateAssessment) => string {
  const t = useTranslations("site.driver");
  const stepName = useStepName();
  const locale = useLocale();
  return (gate) =>
    t("gate", {
      title: gateTitle(gate, phase, locale),
      step: stepName(gate.step, {
        key: gate.key,
        permitType: phase.indicators.find(({ id }) => id === gate.indicatorId)?.permitType,
      }),
    });
}
