import { useLocale, useTranslations } from "next-intl";
import type { PolicyInstrument } from "@/app/_data/readiness";
import { EvidenceBadge } from "@/app/_ui/evidence-badge";
import { formatMegawatts } from "@/lib/format/numbers";
import { publisherIn } from "@/lib/format/publisher";
import styles from "./countries.module.css";

/** A rule in one line: its threshold, status, mark and title. */
export function PolicyLine({ policy }: { policy: PolicyInstrument }) {
  const t = useTranslations("countries");
  const locale = useLocale();
  const title = locale === "ko" ? policy.titleKo : policy.titleEn;
  return (
    <span className={styles.policy} title={`${title}. ${locale === "ko" ? policy.factKo : policy.factEn}`}>
      {policy.thresholdMegawatts !== null && (
        <>
          <b>{t("policy.threshold", { megawatts: formatMegawatts(policy.thresholdMegawatts, locale) })}</b>{" "}
        </>
      )}
      {t(`policyStatus.${policy.status}`)}{" "}
      <EvidenceBadge
        mark={policy.mark}
        detail={policy.source ? publisherIn(locale, policy.source.publisher) : undefined}
      />{" "}
      <span className={styles.policyTitle}>{title}</span>
    </span>
  );
}
