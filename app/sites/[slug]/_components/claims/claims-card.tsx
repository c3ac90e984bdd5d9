import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/app/_ui/data-table/data-table";
import tables from "@/app/_ui/table.module.css";
import { toIsoDate } from "@/lib/domain/dates";
import type { PhaseRecord, SiteRecords } from "@/lib/domain/records";
import { phaseName } from "@/lib/format/phase-name";
import site from "../site.module.css";
import { claimCells } from "./claim-cells";
import { claimDate } from "./claim-date";
import { type ClaimRow, claimCounts, claimRows } from "./claim-rows";
import styles from "./claims.module.css";

const WHOLE_SITE = "site";
const groupOf = ({ phase }: ClaimRow) => (phase === null ? WHOLE_SITE : String(phase.id));

type Props = {
  records: SiteRecords;
  ownTitles: Record<string, string>;
  /** Null at a site without phases. */
  selected: PhaseRecord | null;
  highlighted: number | null;
};

/** Every claim of the site, the selected phase's first: nothing that was said is ever dropped. */
export function ClaimsCard({ records, ownTitles, selected, highlighted }: Props) {
  const t = useTranslations("site.claims");
  const locale = useLocale();
  const ordered = selected ? [selected, ...records.phases.filter(({ id }) => id !== selected.id)] : [];
  const rows = claimRows(ordered, records);
  const attributions = [...new Set(rows.flatMap(({ claim }) => claim.source.attribution ?? []))];
  return (
    <section className={site.card} aria-labelledby="claims">
      <h2 id="claims">
        {t("title")}
        <small>{t("counts", claimCounts(rows))}</small>
      </h2>
      {rows.length === 0 ? (
        <p className={site.note}>{t("none")}</p>
      ) : (
        <DataTable
          caption={t("title")}
          className={`${tables.table} ${styles.claims}`}
          columns={(["milestone", "date", "kind", "knownOn", "source", "evidence"] as const).map((id) => ({
            id,
            name: t(`column.${id}`),
          }))}
          {...(ordered.length > 1 || rows.some(({ phase }) => phase === null)
            ? {
                rowGroups: [
                  ...ordered.map((phase) => ({ id: String(phase.id), heading: phaseName(phase, locale) })),
                  { id: WHOLE_SITE, heading: t("wholeSite") },
                ].filter(({ id }) => rows.some((row) => groupOf(row) === id)),
              }
            : {})}
          rows={rows.map((row, place) => ({
            id: String(row.claim.id),
            group: groupOf(row),
            cells: claimCells(row, ownTitles[row.indicator.id] ?? null),
            attributes: {
              id: `claim-${row.claim.id}`,
              ...(row.claim.id === highlighted ? { className: styles.highlighted, "data-testid": "logged-claim" } : {}),
            },
            sortBy: {
              milestone: String(place).padStart(6, "0"),
              date: claimDate(row.claim).latestOn,
              knownOn: toIsoDate(row.claim.knownDay),
              source: row.claim.source.publisher,
            },
          }))}
        />
      )}
      {attributions.map((attribution) => (
        <p key={attribution} className={site.note}>
          <bdi>{attribution}</bdi>
        </p>
      ))}
    </section>
  );
}
