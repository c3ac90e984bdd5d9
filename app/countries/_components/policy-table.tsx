import { useLocale, useTranslations } from "next-intl";
import type { PolicyInstrument } from "@/app/_data/readiness";
import { DataTable } from "@/app/_ui/data-table/data-table";
import parts from "@/app/_ui/parts.module.css";
import { Prose } from "@/app/_ui/prose";
import tables from "@/app/_ui/table.module.css";
import { Unknown } from "@/app/_ui/unknown";
import { formatPeriod } from "@/lib/format/facts";
import { formatMegawatts } from "@/lib/format/numbers";
import styles from "./countries.module.css";
import { SourceLink } from "./source-link";

/** The rules of a place: what each says, from which size, in which status, since when, and its source. */
export function PolicyTable({ policies, label }: { policies: PolicyInstrument[]; label: string }) {
  const t = useTranslations("countries");
  const locale = useLocale();
  return (
    <DataTable
      caption={label}
      className={`${tables.table} ${tables.wide}`}
      columns={(["title", "threshold", "status", "effective", "source"] as const).map((id) => ({
        id,
        name: t(`economy.policyColumn.${id}`),
      }))}
      rows={policies.map((policy) => ({
        id: policy.slug,
        sortBy: {
          title: locale === "ko" ? policy.titleKo : policy.titleEn,
          threshold: policy.thresholdMegawatts,
          status: t(`policyStatus.${policy.status}`),
          source: policy.source?.publisher ?? null,
        },
        cells: {
          title: <Rule policy={policy} />,
          threshold: <Threshold policy={policy} />,
          status: <Status policy={policy} />,
          effective: policy.effectiveText ? (
            <Prose text={formatPeriod(policy.effectiveText, locale)} korean={policy.effectiveTextKo} />
          ) : (
            <Unknown />
          ),
          source: (
            <>
              <SourceLink source={policy.source} mark={policy.mark} />
              {policy.mark === "U" && (
                <span className={`${styles.second} ${parts.unverified}`}>{t("policy.unverified")}</span>
              )}
            </>
          ),
        },
      }))}
    />
  );
}

function Rule({ policy }: { policy: PolicyInstrument }) {
  const t = useTranslations("countries");
  const locale = useLocale();
  const pick = (en: string, ko: string) => (locale === "ko" ? ko : en);
  return (
    <>
      <b>{pick(policy.titleEn, policy.titleKo)}</b>{" "}
      {policy.region && (
        <span className={styles.unit}>
          {t("economy.region", { region: pick(policy.region.nameEn, policy.region.nameKo) })}
        </span>
      )}
      <span className={styles.prose}>{pick(policy.factEn, policy.factKo)}</span>
      <Prose text={policy.note} korean={policy.noteKo} className={styles.second} />
    </>
  );
}

function Threshold({ policy: { thresholdMegawatts } }: { policy: PolicyInstrument }) {
  const t = useTranslations("countries.policy");
  const locale = useLocale();
  if (thresholdMegawatts === null) return <Unknown word="–" reason={t("noThreshold")} />;
  return (
    <span className={styles.nowrap}>{t("threshold", { megawatts: formatMegawatts(thresholdMegawatts, locale) })}</span>
  );
}

function Status({ policy }: { policy: PolicyInstrument }) {
  const t = useTranslations("countries");
  return (
    <span className={styles.nowrap}>
      {t(`policyStatus.${policy.status}`)}
      {policy.requiresGate && (
        <span className={styles.second} title={t("policy.mustHelp")}>
          {t("policy.must")}
        </span>
      )}
    </span>
  );
}
