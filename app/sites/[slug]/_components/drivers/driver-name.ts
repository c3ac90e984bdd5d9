import { useTranslations } from "next-intl";
import type { PhaseRecord } from "@/lib/domain/records";
import { useGateName } from "../gate-name";
import type { DriverSubject } from "./date-drivers";

/** What service waits for by its name: a gate's own, or a word for the others. */
export function useDriverName(phase: PhaseRecord): (subject: DriverSubject) => string {
  const t = useTranslations("site.driver");
  const gateName = useGateName(phase);
  return (subject) => (subject.kind === "gate" ? gateName(subject.gate) : t(`other.${subject.kind}`));
}
