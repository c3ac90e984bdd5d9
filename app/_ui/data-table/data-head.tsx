import { useTranslations } from "next-intl";
import styles from "../table.module.css";
import type { DataColumn } from "./columns-and-rows";
import { SortArrow } from "./sort-arrow";
import { type DataTableModel, SELECT } from "./use-data-table";

type Props = { table: DataTableModel; columns: ReadonlyMap<string, DataColumn>; isServerSorted: boolean };

/** The headings: a row for groups where there are any, then a heading for each column. */
export function DataHead({ table, columns, isServerSorted }: Props) {
  const rows = table.getHeaderGroups();
  return (
    <>
      {rows.length > 1 && rows[0]?.headers.map(({ id, colSpan }) => <colgroup key={id} span={colSpan} />)}
      <thead>
        {rows.map(({ id, headers }, index) => (
          <tr key={id} className={index < rows.length - 1 ? styles.groups : undefined}>
            {headers.map((header) =>
              header.isPlaceholder ? (
                <td key={header.id} {...cellLook(header.column)} />
              ) : header.subHeaders.length > 0 ? (
                <th key={header.id} scope="colgroup" colSpan={header.colSpan}>
                  {String(header.column.columnDef.header)}
                </th>
              ) : (
                <Heading
                  key={header.id}
                  table={table}
                  header={header}
                  column={columns.get(header.column.id)}
                  isServerSorted={isServerSorted}
                />
              ),
            )}
          </tr>
        ))}
      </thead>
    </>
  );
}

type Header = ReturnType<DataTableModel["getFlatHeaders"]>[number];

/** What a cell or heading of a column says to the style sheets. */
export function cellLook(column: Header["column"], of?: DataColumn) {
  return { "data-column": column.id, "data-align": of?.align, "data-pinned": column.getIsPinned() || undefined };
}

type HeadingProps = { table: DataTableModel; header: Header; column: DataColumn | undefined; isServerSorted: boolean };

function Heading({ table, header, column, isServerSorted }: HeadingProps) {
  const t = useTranslations("table");
  const look = cellLook(header.column, column);
  if (header.column.id === SELECT)
    return (
      <th scope="col" {...look}>
        <input
          type="checkbox"
          aria-label={t("selectAll")}
          checked={table.getIsAllRowsSelected()}
          onChange={table.getToggleAllRowsSelectedHandler()}
        />
      </th>
    );
  const sorted = header.column.getIsSorted();
  const isButton = !isServerSorted && header.column.getCanSort();
  return (
    <th
      scope="col"
      title={column?.help}
      aria-sort={sorted ? (sorted === "desc" ? "descending" : "ascending") : undefined}
      {...look}
    >
      {isButton ? (
        <button type="button" className={styles.sort} onClick={() => header.column.toggleSorting()}>
          {column?.heading ?? column?.name}
          <SortArrow direction={sorted} />
        </button>
      ) : (
        (column?.heading ?? column?.name)
      )}
    </th>
  );
}
