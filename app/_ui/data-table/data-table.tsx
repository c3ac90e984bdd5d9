"use client";

import { useTranslations } from "next-intl";
import { Fragment, type ReactNode, useMemo, useState } from "react";
import { ScrollRegion } from "../scroll-region";
import styles from "../table.module.css";
import type { DataColumn, DataRow, GivenSorting, RowGroup } from "./columns-and-rows";
import { DataHead } from "./data-head";
import { DataRowView } from "./data-row";
import { TableOptions } from "./table-options";
import { useDataTable } from "./use-data-table";

/** Below this a table is seen whole: there is nothing to hide or to select. */
const LEAST_ROWS = 4;

type Props = {
  caption: string;
  isCaptionShown?: boolean;
  columns: readonly DataColumn[];
  rows: readonly DataRow[];
  rowGroups?: readonly RowGroup[];
  /** Given: the server sorts, and headings are links. Left out: headings are buttons that sort here. Null: the server's usual order. */
  sorting?: GivenSorting | null;
  /** The column that names a row; the first unless another is given. */
  rowHeader?: string;
  /** Keeps the row's name in view while the table scrolls sideways. */
  isPinned?: boolean;
  /** One of the looks of the table sheet, with a sheet's own class beside it where needed. */
  className?: string;
  testId?: string;
  /** Shown below the headings when there are no rows. */
  empty?: ReactNode;
};

/**
 * The table of everything that is a list of records: sorting, columns to hide, a row's name kept in view, rows to select.
 * The server renders it whole; without scripts it is a plain table. Cells come rendered, so that they may be server components.
 */
export function DataTable({ caption, isCaptionShown = false, columns, rows, rowGroups, empty, ...look }: Props) {
  const t = useTranslations("table");
  const [isSelecting, setSelecting] = useState(false);
  const [isOnlySelected, setOnlySelected] = useState(false);
  const rowHeader = look.rowHeader ?? columns[0]?.id ?? "";
  const table = useDataTable({ columns, rows, rowHeader, isSelecting, sorting: look.sorting, isPinned: look.isPinned });
  const shown = table.getRowModel().rows.filter((row) => !isOnlySelected || row.getIsSelected());
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);
  const groups = rowGroups ?? [{ id: "", heading: null }];
  const width = table.getVisibleLeafColumns().length;
  const body = (of: typeof shown) =>
    of.map((row) => <DataRowView key={row.id} row={row} columns={byId} rowHeader={rowHeader} />);
  return (
    <>
      <ScrollRegion label={caption}>
        <table className={look.className ?? styles.table} data-testid={look.testId}>
          <caption className={isCaptionShown ? styles.caption : styles.hidden}>{caption}</caption>
          <DataHead table={table} columns={byId} isServerSorted={look.sorting !== undefined} />
          {groups.map(({ id, heading }) => {
            const own = rowGroups ? shown.filter(({ original }) => original.group === id) : shown;
            if (rowGroups && own.length === 0) return <Fragment key={id} />;
            return (
              <tbody key={id}>
                {heading !== null && (
                  <tr className={styles.group}>
                    <th colSpan={width} scope="rowgroup">
                      {heading}
                    </th>
                  </tr>
                )}
                {body(own)}
              </tbody>
            );
          })}
        </table>
        {rows.length === 0 && empty && <p className={styles.empty}>{empty}</p>}
      </ScrollRegion>
      {rows.length >= LEAST_ROWS && (
        <TableOptions
          table={table}
          columns={columns}
          rowHeader={rowHeader}
          caption={caption}
          isSelecting={isSelecting}
          onSelecting={(isOn) => {
            setSelecting(isOn);
            setOnlySelected(false);
            if (!isOn) table.resetRowSelection(true);
          }}
          isOnlySelected={isOnlySelected}
          onOnlySelected={setOnlySelected}
          status={isSelecting ? t("selected", { count: table.getSelectedRowIds().length, of: rows.length }) : ""}
        />
      )}
    </>
  );
}
