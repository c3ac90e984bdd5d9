import { useLocale, useTranslations } from "next-intl";
import type { PolicyInstrument } from "@/app/_data/readiness";
import parts from "@/app/_ui/parts.module.css";
import plain from "@/app/_ui/plain-table.module.css";
import { Prose } from "@/app/_ui/prose";
import { TableHead } from "@/app/_ui/table-head";
import { Unknown } from "@/app/_ui/unknown";
import { formatMegawatts } from "@/lib/format/numbers";
import styles from "./countries.module.css";
import { SourceLink } from "./source-link";

/** The rules of a place: what each says, from which size, in which status, since when, and who says so. */
export function PolicyTable({ policies }: { policies: PolicyInstrument[] }) {
  const t = useTranslations("countries");
  return (
    <table className={plain.table}>
      <TableHead
        columns={["title", "threshold", "status", "effective", "source"]}
        title={(column) => t(`economy.policyColumn.${column}`)}
        isMarked
      />
      <tbody>
        {policies.map((policy) => (
          <PolicyRow key={policy.slug} policy={policy} />
        ))}
      </tbody>
    </table>
  );
}

function PolicyRow({ policy }: { policy: PolicyInstrument }) {
  const t = useTranslations("countries");
  const locale = useLocale();
  const pick = (en: string, ko: string) => (locale === "ko" ? ko : en);
  return (
    <tr>
      <th scope="row">
        <b>{pick(policy.titleEn, policy.titleKo)}</b>{" "}
        {policy.region && (
          <span className={styles.unit}>
            {t("economy.region", { region: pick(policy.region.nameEn, policy.region.nameKo) })}
          </span>
        )}
        <span className={styles.prose}>{pick(policy.factEn, policy.factKo)}</span>
        <Prose text={policy.note} korean={policy.noteKo} className={styles.second} />
      </th>
      <td className={styles.nowrap}>
        {policy.thresholdMegawatts === null ? (
          <Unknown word="–" reason={t("policy.noThreshold")} />
        ) : (
          t("policy.threshold", { megawatts: formatMegawatts(policy.thresholdMegawatts, locale) })
        )}
      </td>
      <td className={styles.nowrap}>
        {t(`policyStatus.${policy.status}`)}
        {policy.requiresGate && (
          <span className={styles.second} title={t("policy.mustHelp")}>
            {t("policy.must")}
          </span>
        )}
      </td>
      <td>
        {policy.effectiveText ? <Prose text={policy.effectiveText} korean={policy.effectiveTextKo} /> : <Unknown />}
      </td>
      <td>
        <SourceLink source={policy.source} mark={policy.mark} />
        {policy.mark === "U" && (
          <span className={`${styles.second} ${parts.unverified}`}>{t("policy.unverified")}</span>
        )}
      </td>
    </tr>
  );
}
