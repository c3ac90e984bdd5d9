import { useLocale, useTranslations } from "next-intl";
import type { EconomyReadiness } from "@/app/_data/readiness";
import tables from "@/app/_ui/table.module.css";
import { TableHead } from "@/app/_ui/table-head";
import { Unknown } from "@/app/_ui/unknown";
import type { Locale } from "@/lib/domain/vocabulary";
import { formatFactValue } from "@/lib/format/facts";
import { formatMegawattFigure } from "@/lib/format/numbers";
import { contextIndicators } from "@/lib/readiness/fact-pillars";
import type { PillarReadiness } from "@/lib/readiness/types";
import styles from "./countries.module.css";
import { ShareRange } from "./share-range";

/** Each pillar: is it known, and how much of the MW that need it is secured. */
export function PillarTable({ row }: { row: EconomyReadiness["row"] }) {
  const t = useTranslations("countries.economy");
  return (
    <table className={`${tables.table} ${tables.wide}`}>
      <TableHead
        columns={["pillar", "known", "share", "megawatts", "recorded", "facts"]}
        title={(column) => t(`pillarColumn.${column}`)}
        isMarked
      />
      <tbody>
        {row.pillars.map((pillar) => (
          <PillarRow key={pillar.pillar} pillar={pillar} />
        ))}
      </tbody>
    </table>
  );
}

function PillarRow({ pillar }: { pillar: PillarReadiness }) {
  const t = useTranslations("countries");
  const locale = useLocale();
  const { securedMegawatts, recordedMegawatts, neededMegawatts, share, reason } = pillar;
  const megawatts = (value: number) => formatMegawattFigure(value, locale);
  return (
    <tr>
      <th scope="row">
        {t(`economy.pillar.${pillar.pillar}`)}
        <span className={styles.second}>{t(`economy.pillarMeans.${pillar.pillar}`)}</span>
      </th>
      <td>
        {pillar.isKnown ? (
          t("economy.known")
        ) : reason === "not_required" ? (
          t("notRequired")
        ) : (
          <>
            <Unknown />
            <span className={styles.second}>{reason && t(`reason.${reason}`)}</span>
          </>
        )}
      </td>
      <td>{share ? <ShareRange share={share} /> : <Unknown reason={reason ? t(`reason.${reason}`) : undefined} />}</td>
      <td data-column="megawatts">{share ? megawatts(securedMegawatts) : "–"}</td>
      <td data-column="recorded">
        {neededMegawatts > 0
          ? t("economy.megawattsOf", { part: megawatts(recordedMegawatts), whole: megawatts(neededMegawatts) })
          : "–"}
      </td>
      <td>
        {pillar.facts.filter(isShort).map((fact) => (
          <PillarFact key={`${fact.indicator}-${fact.year}`} fact={fact} locale={locale} />
        ))}
      </td>
    </tr>
  );
}

/** The findings about a pillar have a section of their own. */
const isShort = (fact: PillarReadiness["facts"][number]) =>
  contextIndicators.includes(fact.indicator) && !fact.indicator.includes("growth");

function PillarFact({ fact, locale }: { fact: PillarReadiness["facts"][number]; locale: Locale }) {
  const t = useTranslations("countries");
  if (fact.value === null) return null;
  const titled = fact as typeof fact & { titleEn?: string | null; titleKo?: string | null };
  const title = (locale === "ko" ? titled.titleKo : titled.titleEn) ?? fact.indicator;
  return (
    <span className={styles.second}>
      {title}: <b>{formatFactValue(fact, locale)}</b> {fact.year !== null ? `(${fact.year})` : `(${t("undated")})`}
    </span>
  );
}
