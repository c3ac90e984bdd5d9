import { useLocale, useTranslations } from "next-intl";
import type { AccountingView } from "@/app/_data/economics";
import { EvidenceBadge } from "@/app/_ui/evidence-badge";
import { Prose } from "@/app/_ui/prose";
import { Unknown } from "@/app/_ui/unknown";
import { WebLink } from "@/app/_ui/web-link";
import site from "../site.module.css";
import styles from "./economics.module.css";

/** Which standard a write-down by the operator would follow; named beside the economic figures, never computed from them. */
export function Accounting({ view, operatorName }: { view: AccountingView; operatorName: string | null }) {
  const t = useTranslations("economics.accounting");
  const locale = useLocale();
  const operator = operatorName ?? "";
  return (
    <details className={site.details}>
      <summary>{t("title")}</summary>
      {!view.known ? (
        <p className={site.note}>
          <Unknown /> — {t(view.reason, { operator })}
        </p>
      ) : (
        <>
          <p className={site.note}>{t("intro", { operator })}</p>
          <dl className={styles.facts}>
            <dt>{t("reports")}</dt>
            <dd>
              {view.reporting.framework} <Cited of={view.reporting} />
            </dd>
            <dt>{t("standard")}</dt>
            <dd>
              {view.standard.standard} <Cited of={view.standard} />
            </dd>
            <dt>{t("test")}</dt>
            <dd>{locale === "ko" ? view.standard.testKo : view.standard.test}</dd>
          </dl>
        </>
      )}
    </details>
  );
}

type Known = Extract<AccountingView, { known: true }>;

function Cited({ of: { mark, source, sourceKo, sourceUrl } }: { of: Known["reporting"] | Known["standard"] }) {
  const t = useTranslations("economics.accounting");
  return (
    <>
      <EvidenceBadge mark={mark} />
      <small>
        <Prose text={source} korean={sourceKo} />
        {sourceUrl && (
          <>
            {" "}
            <WebLink href={sourceUrl}>{t("source")}</WebLink>
          </>
        )}
      </small>
    </>
  );
}
