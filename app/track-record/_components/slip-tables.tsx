import { useLocale, useTranslations } from "next-intl";
import type { SlipFigures } from "@/app/_data/track-record";
import { EvidenceBadge } from "@/app/_ui/evidence-badge";
import parts from "@/app/_ui/parts.module.css";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import tables from "@/app/_ui/table.module.css";
import { Unknown } from "@/app/_ui/unknown";
import type { IndicatorKind, Locale, SourceClass } from "@/lib/domain/words";
import { formatPercent } from "@/lib/format/numbers";
import type { Estimate, SlipGrouping, SlipProfile } from "@/lib/slips/slip-profiles";
import styles from "./track-record.module.css";

const columns = ["group", "n", "finished", "moved", "ratio", "yearAhead", "own"] as const;

type Props = {
  slips: SlipFigures["groups"];
  correction: SlipFigures["correction"];
  operatorName: (slug: string) => string | null;
};

/** How dates slipped, by whose word, by operator and by kind of indicator: from our own claims, leaning on the class where they are few. */
export function SlipTables({ slips, correction, operatorName }: Props) {
  const t = useTranslations("track-record.slips");
  const words = useTranslations("words");
  const nameOf = (groupBy: SlipGrouping, group: string | null) => {
    if (group === null) return null;
    if (groupBy === "operator") return operatorName(group);
    return groupBy === "sourceClass"
      ? words(`sourceClass.${group as SourceClass}`)
      : words(`indicatorKind.${group as IndicatorKind}`);
  };
  const unusable = slips[0]?.unusable ?? 0;
  return (
    <section className={`${parts.card} ${styles.section}`} aria-labelledby="slips">
      <h2 id="slips">
        {t("title")} <EvidenceBadge mark="D" />
        <small>{t("subtitle")}</small>
      </h2>
      {slips.every(({ profiles }) => profiles.length === 0) ? (
        <p>{t("none")}</p>
      ) : (
        slips.map(({ groupBy, profiles }) => (
          <ScrollRegion key={groupBy} label={t(`group.${groupBy}`)}>
            <table className={`${tables.table} ${tables.full} ${styles.table}`}>
              <caption className={tables.caption}>{t(`group.${groupBy}`)}</caption>
              <thead>
                <tr>
                  {columns.map((column) => (
                    <th key={column} scope="col" title={column === "own" ? t("ownHelp") : undefined}>
                      {t(`column.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {profiles.map((profile) => (
                  <Profile key={profile.group} name={nameOf(groupBy, profile.group)} profile={profile} />
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        ))
      )}
      <p data-testid="slip-correction">
        {correction.inUse === null ? t("correction.none") : t(`correction.${correction.inUse}`)}{" "}
        {correction.verdicts.map(({ level, verdict: { helps, gain } }) => (
          <span key={level}>
            {t(`group.${level}`)}:{" "}
            {gain === null || gain.skill === null
              ? t("correction.nothing")
              : t(helps ? "correction.helps" : "correction.unsure", {
                  skill: gain.skill.toFixed(2),
                  n: gain.n,
                  sites: gain.clusters,
                })}{" "}
          </span>
        ))}
      </p>
      <p className={parts.dim}>
        {t("meaning")} {unusable > 0 && t("unusable", { count: unusable })}
      </p>
    </section>
  );
}

function Profile({ name, profile }: { name: string | null; profile: SlipProfile }) {
  const t = useTranslations("track-record.slips");
  const locale = useLocale();
  const { n, finished, moved, ratio, slipDaysOneYearAhead, classWeight } = profile;
  const days = (value: number) => signedDays(value, locale);
  return (
    <tr>
      <th scope="row">{name ?? <Unknown reason={t("noOperator")} />}</th>
      <td>{n}</td>
      <td>{finished}</td>
      <td>
        {moved.n === 0 || moved.medianDays === null ? 0 : t("moved", { n: moved.n, days: days(moved.medianDays) })}
      </td>
      <td>{withRange(ratio, (value) => value.toFixed(2), t)}</td>
      <td>{withRange(slipDaysOneYearAhead, days, t)}</td>
      <td>{formatPercent(1 - classWeight, locale)}</td>
    </tr>
  );
}

function withRange(
  { median, low, high }: Estimate,
  write: (value: number) => string,
  t: ReturnType<typeof useTranslations<"track-record.slips">>,
) {
  return (
    <>
      <strong>{write(median)}</strong> {t("range", { low: write(low), high: write(high) })}
    </>
  );
}

function signedDays(value: number, locale: Locale): string {
  const rounded = Math.round(value);
  const count = new Intl.NumberFormat(locale).format(Math.abs(rounded));
  return `${rounded < 0 ? "−" : "+"}${count}`;
}
