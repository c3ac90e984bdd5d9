import {
  columnPinningFeature,
  columnVisibilityFeature,
  createColumnHelper,
  createSortedRowModel,
  type ReactTable,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useLocale } from "next-intl";
import { useMemo, useState } from "react";
import type { DataColumn, DataRow, GivenSorting } from "./columns-and-rows";
import { compareValues, sortsFrom } from "./sort-values";

const features = tableFeatures({
  rowSortingFeature,
  columnVisibilityFeature,
  columnPinningFeature,
  rowSelectionFeature,
  sortedRowModel: createSortedRowModel(),
});
export type DataTableModel = ReactTable<typeof features, DataRow>;

/** The id of the column of check boxes. */
export const SELECT = "select";

type Options = {
  columns: readonly DataColumn[];
  rows: readonly DataRow[];
  rowHeader: string;
  isSelecting: boolean;
  sorting: GivenSorting | null | undefined;
  isPinned: boolean | undefined;
};

/** TanStack's model of a table whose cells come rendered. */
export function useDataTable({ columns, rows, rowHeader, isSelecting, sorting, isPinned = false }: Options) {
  const locale = useLocale();
  const [pinned, setPinned] = useState({ start: isPinned ? [SELECT, rowHeader] : [], end: [] as string[] });
  const [visibility, setVisibility] = useState<Record<string, boolean>>({});
  const definitions = useMemo(() => columnDefinitions(columns, rows, locale), [columns, rows, locale]);
  const given = sorting && [{ id: sorting.column, desc: sorting.direction === "desc" }];
  return useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: (row) => row.id,
    manualSorting: sorting !== undefined,
    state: {
      ...(given === undefined ? {} : { sorting: given ?? [] }),
      columnPinning: pinned,
      columnVisibility: { ...visibility, [SELECT]: isSelecting },
    },
    onColumnPinningChange: setPinned,
    onColumnVisibilityChange: setVisibility,
  });
}

function columnDefinitions(columns: readonly DataColumn[], rows: readonly DataRow[], locale: string) {
  const helper = createColumnHelper<typeof features, DataRow>();
  const leaf = ({ id }: DataColumn) =>
    helper.accessor((row) => row.sortBy?.[id] ?? undefined, {
      id,
      ...sortsFrom(rows, id),
      sortUndefined: "last",
      sortFn: (a, b) => compareValues(a.getValue(id), b.getValue(id), locale),
    });
  const select = helper.display({ id: SELECT, enableSorting: false, enableHiding: false });
  const groups = [...new Map(columns.flatMap(({ group }) => (group ? [[group.id, group]] : []))).values()];
  if (groups.length === 0) return helper.columns([select, ...columns.map(leaf)]);
  return helper.columns([
    select,
    ...columns.filter(({ group }) => group === undefined).map(leaf),
    ...groups.map(({ id, name }) =>
      helper.group({
        id: `group-${id}`,
        header: name,
        columns: helper.columns(columns.filter(({ group }) => group?.id === id).map(leaf)),
      }),
    ),
  ]);
}
