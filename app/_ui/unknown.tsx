import { useTranslations } from "next-intl";
import parts from "./parts.module.css";

/** A missing value is shown in grey, with the reason: as a tooltip, and to screen readers. `word` replaces "unknown", e.g. "not stated". */
export function Unknown({ word, reason }: { word?: string; reason?: string }) {
  const t = useTranslations("shell");
  return (
    <span className={parts.unknown} title={reason}>
      {word ?? t("unknown")}
      {reason && <span className={parts.hidden}>: {reason}</span>}
    </span>
  );
}
