import { useLocale, useTranslations } from "next-intl";
import fields from "@/app/_ui/field.module.css";
import type { SiteRecords } from "@/lib/domain/records";
import { claimRows } from "./claims/claim-rows";
import { useStepName } from "./step-name";

type Props = { site: SiteRecords; logged: number | null; onRecord: number | null };

/** After logging: that the claim was kept, or that the very same was on record already. */
export function LoggedNotice({ site, logged, onRecord }: Props) {
  const t = useTranslations("site.logged");
  const stepName = useStepName();
  const locale = useLocale();
  const id = logged ?? onRecord;
  if (id === null) return null;
  const row = claimRows(site.phases, site).find(({ claim }) => claim.id === id);
  if (!row)
    return onRecord === null ? null : (
      <p className={fields.done} role="status">
        {t("retracted")}
      </p>
    );
  return (
    <p className={fields.done} role="status" data-testid="logged-notice">
      {t(logged === null ? "onRecord" : "kept", {
        indicator: locale === "ko" ? row.indicator.titleKo : row.indicator.titleEn,
        step: stepName(row.step, row.indicator),
      })}{" "}
      <a href={`#claim-${id}`}>{t("see")}</a>
    </p>
  );
}
