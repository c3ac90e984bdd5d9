"use client";

import { rowPaginationFeature, rowSortingFeature, tableFeatures, useTable } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { StripWindow } from "@/app/_ui/date-strip-geometry";
import parts from "@/app/_ui/parts.module.css";
import { type PhaseListQuery, sortDirection } from "@/lib/domain/phase-list";
import { phaseColumns } from "./phase-columns";
import type { PhaseView } from "./phase-view";
import styles from "./sites.module.css";
import { SortLink } from "./sort-link";

export const features = tableFeatures({ rowSortingFeature, rowPaginationFeature });

type Props = {
  rows: PhaseView[];
  total: number;
  query: PhaseListQuery;
  window: StripWindow;
  todayDay: number;
  caption: string;
};

/** One page of phases as the server sorted and cut it; the address holds the state, so headers are links. */
export function PhaseTable({ rows, total, query, window, todayDay, caption }: Props) {
  const t = useTranslations("sites");
  const columns = useMemo(() => phaseColumns({ window, todayDay }), [window, todayDay]);
  const table = useTable({
    features,
    columns,
    data: rows,
    getRowId: (row) => String(row.id),
    manualSorting: true,
    manualPagination: true,
    rowCount: total,
    state: {
      sorting: sortingOf(query),
      pagination: { pageIndex: query.page - 1, pageSize: query.size },
    },
  });
  return (
    <section className={`${parts.card} ${parts.scroll}`} aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption className={parts.hidden}>{caption}</caption>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => {
                const sorted = header.column.getIsSorted();
                return (
                  <th
                    key={header.id}
                    scope="col"
                    data-column={header.id}
                    aria-sort={sorted ? (sorted === "desc" ? "descending" : "ascending") : undefined}
                  >
                    {header.column.getCanSort() ? (
                      <>
                        <SortLink column={header.id} query={query} />
                        {header.id === "p50" && <SortLink column="p80" query={query} />}
                      </>
                    ) : (
                      <table.FlexRender header={header} />
                    )}
                  </th>
                );
              })}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id}>
              {row.getAllCells().map((cell, index) =>
                index === 0 ? (
                  <th key={cell.id} scope="row" data-column={cell.column.id}>
                    <table.FlexRender cell={cell} />
                  </th>
                ) : (
                  <td key={cell.id} data-column={cell.column.id}>
                    <table.FlexRender cell={cell} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className={styles.empty}>{t("empty.filtered")}</p>}
    </section>
  );
}

/** P80 shares the column of P50; the default order is no column's. */
function sortingOf(query: PhaseListQuery) {
  if (query.sort === "risk") return [];
  return [{ id: query.sort === "p80" ? "p50" : query.sort, desc: sortDirection(query) === "desc" }];
}
