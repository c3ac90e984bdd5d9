import { useTranslations } from "next-intl";
import type { DataColumn } from "./columns-and-rows";
import { cellLook } from "./data-head";
import { type DataTableModel, SELECT } from "./use-data-table";

type Props = {
  row: ReturnType<DataTableModel["getRowModel"]>["rows"][number];
  columns: ReadonlyMap<string, DataColumn>;
  rowHeader: string;
};

/** One record: its name as the row's heading, and its cells. */
export function DataRowView({ row, columns, rowHeader }: Props) {
  const t = useTranslations("table");
  const { cells, merged, shade, attributes } = row.original;
  const visible = row.getVisibleCells();
  const isMerged = (id: string) => merged?.columns.includes(id) ?? false;
  const span = visible.filter(({ column }) => isMerged(column.id)).length;
  const firstMerged = visible.find(({ column }) => isMerged(column.id))?.id;
  return (
    <tr {...attributes}>
      {visible.map(({ id, column }) => {
        const of = columns.get(column.id);
        const look = cellLook(column, of);
        if (column.id === SELECT)
          return (
            <td key={id} {...look}>
              <input
                type="checkbox"
                aria-label={t("selectRow")}
                checked={row.getIsSelected()}
                onChange={row.getToggleSelectedHandler()}
              />
            </td>
          );
        if (column.id === rowHeader)
          return (
            <th key={id} scope="row" {...look}>
              {cells[column.id]}
            </th>
          );
        if (isMerged(column.id))
          return id === firstMerged ? (
            <td key={id} colSpan={span} data-merged="">
              {merged?.content}
            </td>
          ) : null;
        return (
          <td key={id} {...look} data-label={of?.name} style={{ background: shade?.[column.id] }}>
            {cells[column.id]}
          </td>
        );
      })}
    </tr>
  );
}
