import Link from "next/link";
import { useTranslations } from "next-intl";
import type { EconomyReadiness, ReadinessTable as Table } from "@/app/_data/readiness";
import type { RecordCount } from "@/app/_data/records";
import type { DataColumn } from "@/app/_ui/data-table/columns-and-rows";
import { DataTable } from "@/app/_ui/data-table/data-table";
import { SortArrow } from "@/app/_ui/data-table/sort-arrow";
import parts from "@/app/_ui/parts.module.css";
import tables from "@/app/_ui/table.module.css";
import {
  type ReadinessListQuery,
  readinessSortDirection,
  readinessSortKeys,
  writeReadinessListQuery,
} from "@/lib/domain/readiness-list";
import type { PillarReadiness } from "@/lib/readiness/types";
import styles from "./countries.module.css";
import { EconomyCell, ReadinessCell } from "./readiness-cells";
import { type ColumnKey, columnGroups, columnsOf, kindOf } from "./readiness-columns";

type Props = {
  table: Table;
  rows: EconomyReadiness[];
  counts: readonly RecordCount[];
  query: ReadinessListQuery;
  caption: string;
};

const grouped = columnGroups.flatMap((group) => columnsOf[group].map((key) => ({ key, group })));
/** What only sites can say. */
const siteColumns = grouped.filter(({ group }) => group !== "context" && group !== "rules").map(({ key }) => key);
const texts: readonly ColumnKey[] = ["economy", "announced", "secured", "equipment", "flags", "policies"];

/** One economy per row, every column sorted by its link. An economy without sites has one cell that states it. */
export function ReadinessTable({ table, rows, counts, query, caption }: Props) {
  const t = useTranslations("countries");
  const countOf = (iso3: string, column: ColumnKey) =>
    counts.find((one) => one.iso3 === iso3 && one.kind === kindOf[column]) ?? null;
  const column = (key: ColumnKey): DataColumn => ({
    id: key,
    name: t(`column.${key}`),
    heading: <Heading column={key} query={query} />,
    ...(texts.includes(key) ? {} : { align: "end" }),
  });
  return (
    <div className={`${parts.card} ${tables.card}`}>
      <DataTable
        caption={caption}
        className={`${tables.list} ${styles.table}`}
        isPinned
        sorting={{ column: query.sort, direction: readinessSortDirection(query) }}
        columns={[
          column("economy"),
          ...grouped.map(({ key, group }) => ({ ...column(key), group: { id: group, name: t(`group.${group}`) } })),
        ]}
        rows={rows.map((entry) => ({
          id: entry.economy.iso3,
          cells: {
            economy: <EconomyCell entry={entry} basis={query.basis} />,
            ...Object.fromEntries(
              grouped.map(({ key }) => [
                key,
                <ReadinessCell
                  key={key}
                  entry={entry}
                  column={key}
                  ranked={table.ranked}
                  count={countOf(entry.economy.iso3, key)}
                />,
              ]),
            ),
          },
          shade: Object.fromEntries(shaded.map((key) => [key, shadeOf(entry, key)])),
          ...(entry.row.sites === 0
            ? { merged: { columns: siteColumns, content: <span className={parts.unknown}>{t("noSites")}</span> } }
            : {}),
        }))}
      />
    </div>
  );
}

function Heading({ column, query }: { column: ColumnKey; query: ReadinessListQuery }) {
  const t = useTranslations("countries");
  const key = readinessSortKeys.find((candidate) => candidate === column);
  const sorted = key === query.sort ? readinessSortDirection(query) : null;
  const help = t(column.startsWith("expected") ? "columnHelp.expected" : `columnHelp.${column as "grid"}`);
  if (!key) return <span title={help}>{t(`column.${column}`)}</span>;
  const usual = readinessSortDirection({ sort: key, dir: null });
  const dir = sorted === usual ? (usual === "asc" ? "desc" : "asc") : null;
  return (
    <Link
      href={`/countries${writeReadinessListQuery({ ...query, sort: key, dir })}`}
      className={tables.sort}
      title={help}
      scroll={false}
      prefetch={false}
    >
      {t(`column.${column}`)}
      <SortArrow direction={sorted} />
    </Link>
  );
}

const shaded: readonly ColumnKey[] = ["power", "grid", "equipment", "permits", "water"];

/** A tint by the share that is secured for certain, beside the figure that says it; nothing recorded is left plain. */
function shadeOf({ row }: EconomyReadiness, column: ColumnKey) {
  const pillar: PillarReadiness | undefined = row.pillars.find((one) => one.pillar === column);
  if (!pillar?.share || pillar.share.low === 0) return undefined;
  return `color-mix(in srgb, var(--actual) ${Math.round(6 + 22 * pillar.share.low)}%, transparent)`;
}
