import { useLocale, useTranslations } from "next-intl";
import { formatEpochDay } from "@/lib/format/dates";
import type { Axis } from "./axis";
import { DayInput } from "./day-input";
import { DaySlider } from "./day-slider";
import styles from "./what-if.module.css";

type Props = {
  axis: Axis;
  asOfDay: number;
  hasBridge: boolean;
  isRemoved: boolean;
  /** The day of bridge power that is added; null: none is. */
  addedDay: number | null;
  onRemove: (isRemoved: boolean) => void;
  onAdd: (day: number | null) => void;
};

const DAYS_UNTIL_NEW_BRIDGE = 365;

/** Power without waiting for the grid: taken away where the records hold it, added with a date where they do not. */
export function BridgeControl({ axis, asOfDay, hasBridge, isRemoved, addedDay, onRemove, onAdd }: Props) {
  const t = useTranslations("what-if");
  const locale = useLocale();
  if (hasBridge)
    return (
      <p className={styles.controls}>
        <button type="button" aria-pressed={isRemoved} onClick={() => onRemove(!isRemoved)}>
          {t("withoutBridge")}
        </button>
      </p>
    );
  if (addedDay === null)
    return (
      <p className={styles.controls}>
        <button type="button" onClick={() => onAdd(Math.min(axis.toDay, asOfDay + DAYS_UNTIL_NEW_BRIDGE))}>
          {t("addBridge")}
        </button>
      </p>
    );
  return (
    <ul className={styles.rows}>
      <li className={styles.row} data-gate="bridge">
        <div className={styles.label}>
          {t("bridge")}
          <small>{t("bridgeSupposed")}</small>
        </div>
        <DaySlider
          label={t("finishOf", { milestone: t("bridge") })}
          axis={axis}
          finish={null}
          day={addedDay}
          valueText={t("readyOn", { date: formatEpochDay(addedDay, locale) })}
          onChange={onAdd}
          onClear={() => onAdd(null)}
        />
        <div className={styles.controls}>
          <DayInput
            label={t("dateOf", { milestone: t("bridge") })}
            day={addedDay}
            fromDay={asOfDay}
            toDay={axis.toDay}
            onChange={(day) => day !== null && onAdd(day)}
          />
          <button type="button" onClick={() => onAdd(null)}>
            {t("removeBridge")}
          </button>
        </div>
      </li>
    </ul>
  );
}
