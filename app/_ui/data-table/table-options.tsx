import { useTranslations } from "next-intl";
import styles from "../table.module.css";
import type { DataColumn } from "./columns-and-rows";
import { type DataTableModel, SELECT } from "./use-data-table";

type Props = {
  table: DataTableModel;
  columns: readonly DataColumn[];
  rowHeader: string;
  caption: string;
  isSelecting: boolean;
  onSelecting: (isOn: boolean) => void;
  isOnlySelected: boolean;
  onOnlySelected: (isOn: boolean) => void;
  status: string;
};

/** Which columns are shown, whether a row's name stays in view, and which rows are selected. */
export function TableOptions({ table, columns, rowHeader, caption, ...selection }: Props) {
  const t = useTranslations("table");
  const pinnable = columns.find(({ id }) => id === rowHeader);
  const isPinned = table.getColumn(rowHeader)?.getIsPinned() === "start";
  return (
    <details className={styles.options} data-needs-script>
      <summary>
        {t("options")} <span className={styles.hidden}>{caption}</span>
      </summary>
      <fieldset>
        <legend>{t("columns")}</legend>
        {columns
          .filter(({ id }) => id !== rowHeader)
          .map(({ id, name }) => (
            <CheckBox
              key={id}
              label={name}
              isOn={table.getColumn(id)?.getIsVisible() ?? true}
              onChange={(isOn) => table.getColumn(id)?.toggleVisibility(isOn)}
            />
          ))}
      </fieldset>
      <fieldset>
        <legend>{t("rows")}</legend>
        {pinnable && (
          <CheckBox
            label={t("pin", { column: pinnable.name })}
            isOn={isPinned}
            onChange={(isOn) => table.setColumnPinning({ start: isOn ? [SELECT, rowHeader] : [], end: [] })}
          />
        )}
        <CheckBox label={t("select")} isOn={selection.isSelecting} onChange={selection.onSelecting} />
        {selection.isSelecting && (
          <CheckBox label={t("onlySelected")} isOn={selection.isOnlySelected} onChange={selection.onOnlySelected} />
        )}
        <span role="status">{selection.status}</span>
      </fieldset>
    </details>
  );
}

function CheckBox({ label, isOn, onChange }: { label: string; isOn: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <label>
      <input type="checkbox" checked={isOn} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />
      {label}
    </label>
  );
}
