import { useLocale, useTranslations } from "next-intl";
import type { PhaseRecord } from "@/lib/domain/records";
import styles from "./timeline.module.css";

/** What the chain leaves out: not required, or nobody knows whether it is; and why. */
export function UndrawnIndicators({ phase }: { phase: PhaseRecord }) {
  const t = useTranslations("site.undrawn");
  const locale = useLocale();
  const left = phase.indicators.filter(({ requirement }) => requirement !== "required");
  if (left.length === 0) return null;
  const reasonOf = ({ requirementReason, requirementReasonKo }: (typeof left)[number]) =>
    (locale === "ko" ? (requirementReasonKo ?? requirementReason) : requirementReason) ?? "";
  return (
    <ul className={styles.undrawn} aria-label={t("label")}>
      {left.map((indicator) => (
        <li key={indicator.id}>
          <b>{locale === "ko" ? indicator.titleKo : indicator.titleEn}</b>{" "}
          {t(indicator.requirement === "unknown" ? "unknown" : "notRequired", {
            hasReason: reasonOf(indicator) ? "yes" : "no",
            reason: reasonOf(indicator),
          })}
        </li>
      ))}
    </ul>
  );
}
