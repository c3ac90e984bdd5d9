import { useLocale, useTranslations } from "next-intl";
import type { GateAssessment } from "@/lib/assessment/types";
import type { PhaseRecord } from "@/lib/domain/records";
import { gateTitle } from "./gate-title";

/** A gate with the step that opens it: `Grid connection · energised`. */
export function useGateName(phase: PhaseRecord): (gate: GateAssessment) => string {
  const t = useTranslations("site.driver");
  const words = useTranslations("words.step");
  const locale = useLocale();
  return (gate) => t("gate", { title: gateTitle(gate, phase, locale), step: words(gate.step) });
}
