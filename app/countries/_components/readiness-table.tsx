import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { EconomyReadiness, ReadinessTable as Table } from "@/app/_data/readiness";
import parts from "@/app/_ui/parts.module.css";
import {
  type ReadinessListQuery,
  readinessSortDirection,
  readinessSortKeys,
  writeReadinessListQuery,
} from "@/lib/domain/readiness-list";
import type { PillarReadiness } from "@/lib/readiness/types";
import styles from "./countries.module.css";
import { EconomyCell, ReadinessCell } from "./readiness-cells";
import { type ColumnKey, columnGroups, columnsOf } from "./readiness-columns";

type Props = { table: Table; rows: EconomyReadiness[]; query: ReadinessListQuery; caption: string };

/** One economy per row, every column sorted by its link. An economy without sites has one cell that says so. */
export function ReadinessTable({ table, rows, query, caption }: Props) {
  const t = useTranslations("countries");
  const columns = columnGroups.flatMap((group) => columnsOf[group].map((key) => ({ key, group })));
  const siteColumns = columns.filter(({ group }) => group !== "context" && group !== "rules");
  return (
    <section className={`${parts.card} ${parts.scroll}`} aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption className={parts.hidden}>{caption}</caption>
        <colgroup span={1} />
        {columnGroups.map((group) => (
          <colgroup key={group} span={columnsOf[group].length} />
        ))}
        <thead>
          <tr className={styles.groups}>
            <td data-column="economy" />
            {columnGroups.map((group) => (
              <th key={group} scope="colgroup" colSpan={columnsOf[group].length}>
                {t(`group.${group}`)}
              </th>
            ))}
          </tr>
          <tr>
            {(["economy", ...columns.map(({ key }) => key)] as ColumnKey[]).map((key) => (
              <ColumnHeading key={key} column={key} query={query} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((entry) => (
            <tr key={entry.economy.iso3}>
              <th scope="row" data-column="economy">
                <EconomyCell entry={entry} basis={query.basis} />
              </th>
              {entry.row.sites === 0 && (
                <td colSpan={siteColumns.length} className={`${parts.unknown} ${styles.noSites}`}>
                  {t("noSites")}
                </td>
              )}
              {(entry.row.sites === 0 ? columns.filter((column) => !siteColumns.includes(column)) : columns).map(
                ({ key, group }) => (
                  <td key={key} data-column={key} data-group={group} style={shadeOf(entry, key)}>
                    <ReadinessCell entry={entry} column={key} ranked={table.ranked} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ColumnHeading({ column, query }: { column: ColumnKey; query: ReadinessListQuery }) {
  const t = useTranslations("countries");
  const key = readinessSortKeys.find((candidate) => candidate === column);
  const sorted = key === query.sort ? readinessSortDirection(query) : null;
  const help = t(column.startsWith("expected") ? "columnHelp.expected" : `columnHelp.${column as "grid"}`);
  const usual = key && readinessSortDirection({ sort: key, dir: null });
  return (
    <th
      scope="col"
      data-column={column}
      aria-sort={sorted ? (sorted === "desc" ? "descending" : "ascending") : undefined}
    >
      {key ? (
        <Link
          href={
            `/countries${writeReadinessListQuery({
              ...query,
              sort: key,
              dir: sorted === usual ? (usual === "asc" ? "desc" : "asc") : null,
            })}` as Route
          }
          className={styles.sort}
          title={help}
          scroll={false}
          prefetch={false}
        >
          {t(`column.${column}`)}
          <span aria-hidden="true" className={styles.arrow}>
            {sorted ? (sorted === "asc" ? "▲" : "▼") : ""}
          </span>
        </Link>
      ) : (
        <span title={help}>{t(`column.${column}`)}</span>
      )}
    </th>
  );
}

const shaded: readonly ColumnKey[] = ["power", "grid", "equipment", "permits", "water"];

/** A tint by the share that is secured for certain, beside the figure that says it; nothing recorded is left plain. */
function shadeOf({ row }: EconomyReadiness, column: ColumnKey) {
  const pillar: PillarReadiness | undefined = shaded.includes(column)
    ? row.pillars.find((one) => one.pillar === column)
    : undefined;
  if (!pillar?.share || pillar.share.low === 0) return undefined;
  return { background: `color-mix(in srgb, var(--actual) ${Math.round(6 + 22 * pillar.share.low)}%, transparent)` };
}
