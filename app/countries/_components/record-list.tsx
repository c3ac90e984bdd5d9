import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ClaimLine, EconomyRecord } from "@/app/_data/records";
import { DataTable } from "@/app/_ui/data-table/data-table";
import { EvidenceBadge } from "@/app/_ui/evidence-badge";
import { PartialDateText } from "@/app/_ui/partial-date";
import { SiteName } from "@/app/_ui/site-name";
import tables from "@/app/_ui/table.module.css";
import { useStepName } from "@/app/sites/[slug]/_components/step-name";
import styles from "./countries.module.css";

/** Records of one kind in an economy, what was said last first. */
export function RecordList({ title, records }: { title: string; records: readonly EconomyRecord[] }) {
  const t = useTranslations("countries.records");
  const sites = useTranslations("sites");
  const words = useTranslations("words.siteType");
  const locale = useLocale();
  return (
    <DataTable
      caption={title}
      isCaptionShown
      className={`${tables.table} ${tables.wide}`}
      columns={(["site", "record", "happened", "stated"] as const).map((id) => ({ id, name: t(`listColumn.${id}`) }))}
      rows={records.map((record) => ({
        id: String(record.id),
        sortBy: {
          site: locale === "ko" ? record.siteNameKo : record.siteNameEn,
          record: locale === "ko" ? record.titleKo : record.titleEn,
          happened: record.happened?.latestOn ?? null,
          stated: record.stated?.latestOn ?? null,
        },
        cells: {
          site: (
            <>
              <Link href={`/sites/${record.siteSlug}`} prefetch={false}>
                <SiteName site={{ nameEn: record.siteNameEn, nameKo: record.siteNameKo }} />
              </Link>
              <span className={styles.second}>
                {record.siteType !== "data_centre"
                  ? words(record.siteType)
                  : record.phaseOrdinal === null
                    ? t("wholeSite")
                    : sites("phaseOf", { ordinal: record.phaseOrdinal })}
              </span>
            </>
          ),
          record: (
            <>
              {locale === "ko" ? record.titleKo : record.titleEn}
              {record.ownTitle && (
                <bdi className={styles.second} lang="en">
                  {record.ownTitle}
                </bdi>
              )}
            </>
          ),
          happened: <Line of={record} claim={record.happened} />,
          stated: <Line of={record} claim={record.stated} />,
        },
      }))}
    />
  );
}

/** A step with its date and mark; of what is still to come, whose kind of word it is. */
function Line({ of, claim }: { of: EconomyRecord; claim: ClaimLine | null }) {
  const t = useTranslations("countries.records");
  const words = useTranslations("words");
  const stepName = useStepName();
  if (!claim) return "–";
  const isDated = claim.earliestOn !== null || claim.latestOn !== null;
  return (
    <>
      {stepName(claim.step, of)} {isDated ? <PartialDateText date={claim} /> : t("undated")}{" "}
      <EvidenceBadge mark={claim.mark} />
      {claim.kind !== "actual" && <span className={styles.second}>{words(`claimKind.${claim.kind}`)}</span>}
    </>
  );
}
