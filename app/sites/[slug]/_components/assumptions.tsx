import { useLocale, useTranslations } from "next-intl";
import { EvidenceBadge } from "@/app/_ui/evidence-badge";
import { Prose } from "@/app/_ui/prose";
import type { ModelRecords } from "@/lib/domain/records";
import { moneyParameters } from "@/lib/money/parameters";
import { moneyParametersKo } from "@/lib/money/parameters-ko";
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
            {moneyParameters.map(({ slug, low, high, unit, source }) => {
              const stored = model.parameters[slug];
              if (!stored) return null;
              const isDefault = stored.unit === unit && stored.sourceText === source;
              const korean = isDefault ? moneyParametersKo[slug] : undefined;
              const range = low !== null && high !== null ? ` (${format.format(low)}–${format.format(high)})` : "";
              return (
                <tr key={slug}>
                  <th scope="row">{t(`name.${slug as "utilisation"}`)}</th>
                  <td>
                    {typeof stored.value === "number" ? format.format(stored.value) : String(stored.value)}
                    {range}{" "}
                    <small>
                      <Prose text={stored.unit} korean={korean?.unit} />
                    </small>{" "}
                    <EvidenceBadge mark={stored.mark} />
                  </td>
                  <td>
                    <small>
                      <Prose text={stored.sourceText} korean={korean?.source} />
                    </small>
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
