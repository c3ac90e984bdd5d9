import { useLocale, useTranslations } from "next-intl";
import type { SitePage } from "@/app/_data/site";
import parts from "@/app/_ui/parts.module.css";
import { toIsoDate } from "@/lib/domain/dates";
import { formatDay } from "@/lib/format/dates";
import styles from "./site.module.css";

/** Where it is, who runs it, who supplies it, and when it was last looked at. */
export function SiteSubtitle({ page: { site, economy } }: { page: SitePage }) {
  const t = useTranslations("site.subtitle");
  const locale = useLocale();
  const pick = (one: { nameEn: string; nameKo: string } | null) =>
    one ? (locale === "ko" ? one.nameKo : one.nameEn) : null;
  const examined = site.lastExaminedDay === null ? null : toIsoDate(site.lastExaminedDay);
  const pieces = [
    [pick(site.region), pick(economy)].filter(Boolean).join(", ") || t("noEconomy"),
    pick(site.operator) ?? t("noOperator"),
    site.utility && t("utility", { name: pick(site.utility) ?? "" }),
    t("phases", { count: site.phases.length }),
    examined && t("examined", { date: formatDay(examined, locale) }),
  ].filter(Boolean);
  return (
    <p className={styles.subtitle}>
      {pieces.join(" · ")} {site.isIllustrative && <span className={parts.mark}>{t("illustrative")}</span>}
    </p>
  );
}
