import { useLocale, useTranslations } from "next-intl";
import type { SiteForecastRow } from "@/app/_data/site";
import { inWorkspaceZone, workspaceZone } from "@/app/_data/today";
import { formatDay, formatInstant } from "@/lib/format/dates";
import { formatCount } from "@/lib/format/numbers";
import styles from "./site.module.css";

/** With what the forecast was made: enough to make it again. */
export function Provenance({ forecast }: { forecast: SiteForecastRow }) {
  const t = useTranslations("site.provenance");
  const locale = useLocale();
  return (
    <p className={styles.provenance}>
      {t("line", {
        engine: forecast.engineVersion,
        chain: forecast.chainVersion,
        definition: forecast.definitionVersion,
        seed: String(forecast.seed),
        draws: formatCount(forecast.draws, locale),
        asOf: formatDay(forecast.asOfOn, locale),
        hash: forecast.inputHash.slice(0, 12),
        recordedAt: `${formatInstant(inWorkspaceZone(forecast.recordedAt), locale)} ${workspaceZone()}`,
      })}
    </p>
  );
}
