import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ScenarioChoice } from "@/app/_data/scenario";
import type { SitePage } from "@/app/_data/site";
import parts from "@/app/_ui/parts.module.css";
import { withScenario } from "@/app/_ui/scenario/address";
import { toIsoDate } from "@/lib/domain/dates";
import { formatDay } from "@/lib/format/dates";

/** Where it is, who runs it, who supplies it, and when it was last looked at. */
export function SiteSubtitle({ page: { site, economy }, choice }: { page: SitePage; choice: ScenarioChoice }) {
  const t = useTranslations("site.subtitle");
  const words = useTranslations("words.siteType");
  const locale = useLocale();
  const pick = (one: { nameEn: string; nameKo: string } | null) =>
    one ? (locale === "ko" ? one.nameKo : one.nameEn) : null;
  const examined = site.lastExaminedDay === null ? null : toIsoDate(site.lastExaminedDay);
  const pieces = [
    pick(site.operator) ?? t("noOperator"),
    site.utility && t("utility", { name: pick(site.utility) ?? "" }),
    site.type === "data_centre" && t("phases", { count: site.phases.length }),
    examined && t("examined", { date: formatDay(examined, locale) }),
  ].filter(Boolean);
  return (
    <p className={parts.subtitle}>
      {site.type !== "data_centre" && <span className={parts.mark}>{words(site.type)}</span>}{" "}
      {site.region && `${pick(site.region)}, `}
      {economy ? (
        <Link href={withScenario(`/countries/${economy.iso3}`, choice)}>{pick(economy)}</Link>
      ) : (
        t("noEconomy")
      )}
      {" · "}
      {pieces.join(" · ")} {site.isIllustrative && <span className={parts.mark}>{t("illustrative")}</span>}
    </p>
  );
}
