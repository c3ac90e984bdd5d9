import { useLocale, useTranslations } from "next-intl";
import { EvidenceBadge } from "@/app/_ui/evidence-badge";
import type { ModelRecords } from "@/lib/domain/records";
import { moneyParameters } from "@/lib/money/parameters";
import { ScrollRegion } from "./scroll-region";
import styles from "./site.module.css";

/** Every number behind the money, with its unit, mark and where it comes from. */
export function Assumptions({ model, definitionVersion }: { model: ModelRecords; definitionVersion: string }) {
  const t = useTranslations("site.assumption");
  const locale = useLocale();
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  return (
    <details className={styles.details}>
      <summary>{t("title", { version: definitionVersion })}</summary>
      <ScrollRegion label={t("caption")}>
        <table className={styles.table}>
          <caption className={styles.hidden}>{t("caption")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("what")}</th>
              <th scope="col">{t("value")}</th>
              <th scope="col">{t("source")}</th>
            </tr>
          </thead>
          <tbody>
            {moneyParameters.map(({ slug, low, high }) => {
              const stored = model.parameters[slug];
              if (!stored) return null;
              const range = low !== null && high !== null ? ` (${format.format(low)}–${format.format(high)})` : "";
              return (
                <tr key={slug}>
                  <th scope="row">{t(`name.${slug as "utilisation"}`)}</th>
                  <td>
                    {typeof stored.value === "number" ? format.format(stored.value) : String(stored.value)}
                    {range} <small>{stored.unit}</small> <EvidenceBadge mark={stored.mark} />
                  </td>
                  <td lang="en">
                    <small>{stored.sourceText}</small>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  );
}
