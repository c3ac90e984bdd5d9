import { useLocale, useTranslations } from "next-intl";
import type { SlipFigures, SlipPage } from "@/app/_data/track-record";
import { Bounded } from "@/app/_ui/bounded";
import { DataTable } from "@/app/_ui/data-table/data-table";
import { EvidenceBadge } from "@/app/_ui/evidence-badge";
import parts from "@/app/_ui/parts.module.css";
import { BeingCalculated, ResultDay } from "@/app/_ui/result-day";
import tables from "@/app/_ui/table.module.css";
import { Unknown } from "@/app/_ui/unknown";
import type { IndicatorKind, Locale, SourceClass } from "@/lib/domain/vocabulary";
import { formatNumber, formatPercent } from "@/lib/format/numbers";
import type { Estimate, SlipGrouping, SlipProfile } from "@/lib/slips/slip-profiles";
import styles from "./track-record.module.css";

const columns = ["group", "n", "finished", "moved", "ratio", "yearAhead", "own"] as const;

type Props = {
  /** Null while the worker has not stored it. */
  stored: SlipPage;
  operatorName: (slug: string) => string | null;
};

/** How dates slipped, by whose word, by operator and by kind of indicator: from our own claims, leaning on the class where they are few. */
export function SlipTables({ stored, operatorName }: Props) {
  const t = useTranslations("track-record.slips");
  return (
    <section className={`${parts.card} ${styles.section}`} aria-labelledby="slips">
      <h2 id="slips">
        {t("title")} <EvidenceBadge mark="D" />
        <small>{t("subtitle")}</small>
      </h2>
      {stored === null ? (
        <BeingCalculated />
      ) : (
        <>
          <ResultDay day={stored.day} />
          <Tables slips={stored.figures} operatorName={operatorName} />
        </>
      )}
    </section>
  );
}

type TablesProps = Pick<Props, "operatorName"> & { slips: SlipFigures };

function Tables({ slips: { groups, correction }, operatorName }: TablesProps) {
  const t = useTranslations("track-record.slips");
  const words = useTranslations("words");
  const nameOf = (groupBy: SlipGrouping, group: string | null) => {
    if (group === null) return null;
    if (groupBy === "operator") return operatorName(group);
    return groupBy === "sourceClass"
      ? words(`sourceClass.${group as SourceClass}`)
      : words(`indicatorKind.${group as IndicatorKind}`);
  };
  const unusable = groups[0]?.unusable ?? 0;
  return (
    <>
      {groups.every(({ profiles }) => profiles.length === 0) ? (
        <p>{t("none")}</p>
      ) : (
        groups.map(({ groupBy, profiles }) => (
          <Bounded
            key={groupBy}
            count={profiles.length}
            label={t("all", { group: t(`group.${groupBy}`), count: profiles.length })}
          >
            <DataTable
              caption={t(`group.${groupBy}`)}
              isCaptionShown
              className={`${tables.numbers} ${styles.table}`}
              columns={columns.map((id) => ({
                id,
                name: t(`column.${id}`),
                ...(id === "own" ? { help: t("ownHelp") } : {}),
              }))}
              rows={profiles.map((profile) => ({
                id: String(profile.group),
                cells: profileCells(nameOf(groupBy, profile.group), profile),
                sortBy: {
                  group: nameOf(groupBy, profile.group),
                  n: profile.n,
                  finished: profile.finished,
                  moved: profile.moved.medianDays,
                  ratio: profile.ratio.median,
                  yearAhead: profile.slipDaysOneYearAhead.median,
                  own: 1 - profile.classWeight,
                },
              }))}
            />
          </Bounded>
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
    </>
  );
}

const profileCells = (name: string | null, profile: SlipProfile) => ({
  group: name ?? <NoOperator />,
  n: profile.n,
  finished: profile.finished,
  moved: <Moved {...profile.moved} />,
  ratio: <Ranged of={profile.ratio} write={(value) => value.toFixed(2)} />,
  yearAhead: <DaysAhead of={profile.slipDaysOneYearAhead} />,
  own: <Own weight={1 - profile.classWeight} />,
});

function NoOperator() {
  return <Unknown reason={useTranslations("track-record.slips")("noOperator")} />;
}

function Moved({ n, medianDays }: SlipProfile["moved"]) {
  const t = useTranslations("track-record.slips");
  const locale = useLocale();
  return n === 0 || medianDays === null ? 0 : t("moved", { n, days: signedDays(medianDays, locale) });
}

function Ranged({ of: { median, low, high }, write }: { of: Estimate; write: (value: number) => string }) {
  const t = useTranslations("track-record.slips");
  return (
    <>
      <strong>{write(median)}</strong> {t("range", { low: write(low), high: write(high) })}
    </>
  );
}

function DaysAhead({ of }: { of: Estimate }) {
  const locale = useLocale();
  return <Ranged of={of} write={(value) => signedDays(value, locale)} />;
}

function Own({ weight }: { weight: number }) {
  return formatPercent(weight, useLocale());
}

function signedDays(value: number, locale: Locale): string {
  const rounded = Math.round(value);
  const count = formatNumber(Math.abs(rounded), locale);
  return `${rounded < 0 ? "−" : "+"}${count}`;
}
